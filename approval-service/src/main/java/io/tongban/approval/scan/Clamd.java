package io.tongban.approval.scan;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks a clamd over TCP (clamd(8)): {@code zINSTREAM}, pieces of four bytes of length and as many bytes, a length of 0;
 * it answers {@code stream: OK} or {@code stream: <name> FOUND}. Anything else is no answer.
 */
@Component
class Clamd {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;
    private static final String PREFIX = "stream: ";
    private static final String FOUND = " FOUND";

    private final ScannerProperties properties;
    /** Of its own: a slow scanner must not hold up the threads that uploads share. */
    private final Scheduler threads;

    Clamd(ScannerProperties properties) {
        this.properties = properties;
        this.threads = Schedulers.newBoundedElastic(properties.atOnce(), properties.atOnce() * 2, "scan");
    }

    /** @param finding name of what was found; empty: clean */
    record Verdict(String finding) {
        boolean isClean() {
            return finding.isEmpty();
        }
    }

    /** Fails where the scanner cannot be reached, takes too long, or says something else. */
    Mono<Verdict> scan(Callable<InputStream> file) {
        // at the end of the time the thread is interrupted, and the channel closes under it
        return Mono.fromCallable(() -> ask(file)).subscribeOn(threads).timeout(properties.timeout());
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }

    private Verdict ask(Callable<InputStream> file) throws Exception {
        try (InputStream bytes = file.call();
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(properties.host(), properties.port()))) {
            write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            byte[] piece = new byte[Integer.BYTES + PIECE];
            int length;
            do {
                length = bytes.readNBytes(piece, Integer.BYTES, PIECE);
                ByteBuffer out = ByteBuffer.wrap(piece, 0, Integer.BYTES + length);
                write(channel, out.putInt(length).rewind());
            } while (length > 0);
            return verdict(answer(channel));
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER && channel.read(bytes.clear()) >= 0) {
            answer.write(bytes.array(), 0, bytes.position());
        }
        return answer.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals(PREFIX + "OK")) {
            return new Verdict("");
        }
        if (answer.startsWith(PREFIX) && answer.endsWith(FOUND)) {
            return new Verdict(answer.substring(PREFIX.length(), answer.length() - FOUND.length()));
        }
        throw new IOException("scanner: '" + answer + "' (expected: stream: OK, or stream: … FOUND)");
    }
}
