package io.tongban.approval.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A ZIP that is made while it is sent: what was packed goes out at once, nothing is held but the piece at hand and a line
 * of the manifest for each entry. For one download, by one subscriber.
 */
final class ZipFlow {

    /** @param sm3 of the bytes as they were before packing */
    record Packed(String name, long size, String sm3) {}

    private final LocalDateTime at;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(packed);
    private final List<Packed> entries = new ArrayList<>();
    private SM3Digest digest = new SM3Digest();
    private long size;

    ZipFlow(LocalDateTime at) {
        this.at = at;
    }

    /** What was packed so far, in its order. */
    List<Packed> entries() {
        return List.copyOf(entries);
    }

    Flux<DataBuffer> entry(String name, Flux<byte[]> content) {
        return Flux.concat(
                        Mono.fromCallable(() -> begun(name)),
                        content.map(this::piece),
                        Mono.fromCallable(() -> ended(name)))
                .filter(buffer -> buffer.readableByteCount() > 0);
    }

    Mono<DataBuffer> end() {
        return Mono.fromCallable(() -> {
            zip.close();
            return drained();
        });
    }

    private DataBuffer begun(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        digest = new SM3Digest();
        size = 0;
        return drained();
    }

    private DataBuffer piece(byte[] bytes) {
        try {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.update(bytes, 0, bytes.length);
        size += bytes.length;
        return drained();
    }

    private DataBuffer ended(String name) throws IOException {
        zip.closeEntry();
        byte[] sm3 = new byte[digest.getDigestSize()];
        digest.doFinal(sm3, 0);
        entries.add(new Packed(name, size, HexFormat.of().formatHex(sm3)));
        return drained();
    }

    private DataBuffer drained() {
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
