package io.tongban.approval.material;

import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Files under names of our own, streamed: never a whole file in memory, no name from outside in a path. What is cut off
 * or too large leaves nothing behind.
 */
@Component
class FileStore {

    private final FileProperties properties;

    FileStore(FileProperties properties) {
        this.properties = properties;
    }

    /** @param size bytes, counted while they came; @param sm3 of the bytes, hex */
    record Stored(UUID id, long size, String sm3) {}

    /** Keeps a stream; fails with TOO_LARGE past the limit, whatever length was announced. */
    Mono<Stored> keep(Flux<DataBuffer> bytes) {
        UUID id = UUID.randomUUID();
        Path file = path(id);
        Tally tally = new Tally();
        return Mono.usingWhen(
                open(file),
                channel -> DataBufferUtils.write(bytes.doOnNext(tally::add), channel)
                        .doOnNext(DataBufferUtils.releaseConsumer())
                        .then(Mono.fromSupplier(() -> new Stored(id, tally.size, tally.sm3()))),
                channel -> closed(channel),
                (channel, error) -> closed(channel).then(remove(id)),
                channel -> closed(channel).then(remove(id)));
    }

    Mono<Void> remove(UUID id) {
        return blocking(() -> {
            Files.deleteIfExists(path(id));
            return true;
        });
    }

    Resource read(UUID id) {
        return new FileSystemResource(path(id));
    }

    private Path path(UUID id) {
        String name = id.toString();
        return properties.folder().resolve(name.substring(0, 2)).resolve(name);
    }

    private static Mono<AsynchronousFileChannel> open(Path file) {
        return Mono.fromCallable(() -> {
                    Files.createDirectories(file.getParent());
                    return AsynchronousFileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<Void> closed(AsynchronousFileChannel channel) {
        return blocking(() -> {
            channel.close();
            return true;
        });
    }

    private static Mono<Void> blocking(Work work) {
        return Mono.fromCallable(work::done)
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    private interface Work {
        boolean done() throws IOException;
    }

    /** Counts and digests what passes. */
    private final class Tally {
        private final SM3Digest digest = new SM3Digest();
        private long size;

        void add(DataBuffer buffer) {
            size += buffer.readableByteCount();
            if (size > properties.limit().toBytes()) {
                DataBufferUtils.release(buffer);
                throw Refusal.of(
                                CommonProblem.TOO_LARGE,
                                "文件超过" + properties.limit().toMegabytes() + "MB",
                                "Too large")
                        .exception();
            }
            try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
                parts.forEachRemaining(part -> {
                    byte[] bytes = new byte[part.remaining()];
                    part.get(bytes);
                    digest.update(bytes, 0, bytes.length);
                });
            }
        }

        String sm3() {
            byte[] out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return HexFormat.of().formatHex(out);
        }
    }
}
