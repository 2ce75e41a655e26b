package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Large files, twenty at a time, through the gateway, both processes with 512 MB of heap: no failure, memory flat, nothing
 * left over; then as many cut off at a random byte. {@code -Pdeep} sends 200 and cuts 1,000. Figures go to the output and
 * to {@code target/upload-load.txt}.
 */
class UploadLoadIT {

    private static final int UPLOADS = Integer.getInteger("tongban.load.uploads", 20);
    private static final int CUT = Integer.getInteger("tongban.load.cut", 50);
    private static final int AT_ONCE = 20;
    private static final int SIZE = 10_000_000;
    private static final int PIECE = 8 * 1024 * 1024;
    private static final int HEAD = 64;
    private static final List<String> PARTS = List.of("gateway", "approval");
    private static final Duration SOON = Duration.ofSeconds(120);

    private final byte[] bytes = bytes();
    private final StringBuilder report = new StringBuilder();

    @Test
    void manyLargeFilesAtOnceThenManyCutOff() throws IOException {
        long seed = seed();
        TheSystem.at("2026-03-02");
        upload(AT_ONCE);
        nothingIsLeft();
        say("upload load: seed " + seed + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        List<Memory> before = memories("before");

        measured(
                UPLOADS + " uploads of 10 MB, " + AT_ONCE + " at a time", (long) UPLOADS * SIZE, () -> upload(UPLOADS));
        nothingIsLeft();
        List<Memory> after = memories("after " + UPLOADS + " uploads");

        AtomicLong sent = new AtomicLong();
        long begun = System.nanoTime();
        int whole = cutOff(seed, sent);
        double seconds = (System.nanoTime() - begun) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%d cut off at a random byte (%d had gone out whole): %.1f s, %.1f MB/s sent",
                CUT,
                whole,
                seconds,
                sent.get() / 1e6 / seconds));
        nothingIsLeft();
        List<Memory> atTheEnd = memories("after " + CUT + " cut off");
        Files.writeString(Path.of("target", "upload-load.txt"), report);

        for (int i = 0; i < PARTS.size(); i++) {
            for (Memory later : List.of(after.get(i), atTheEnd.get(i))) {
                assertThat(later.heap())
                        .as(PARTS.get(i) + " heap")
                        .isLessThan(before.get(i).heap() + 48);
                assertThat(later.direct())
                        .as(PARTS.get(i) + " direct")
                        .isLessThan(before.get(i).direct() + 64);
            }
        }
    }

    private void upload(int count) {
        AtomicInteger number = new AtomicInteger();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            work.add(() -> one(number.incrementAndGet()));
        }
        AtOnce.all(AT_ONCE, work);
    }

    private int one(int number) {
        Person person = number % 2 == 0 ? TheSystem.zhang() : TheSystem.li();
        String id = opened(person);
        person.send(Uploads.piece(person, id, 0).method("PATCH", first(number))).expect(204);
        Answer last = person.send(Uploads.piece(person, id, PIECE)
                        .method("PATCH", BodyPublishers.ofByteArray(bytes, PIECE, SIZE - PIECE)))
                .expect(204);
        assertThat(last.header("Upload-Offset")).isEqualTo(String.valueOf(SIZE));
        end(person, id);
        return number;
    }

    /** @return how many went out whole before the line was cut */
    private int cutOff(long seed, AtomicLong sent) {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < CUT; i++) {
            Random random = new Random(seed + i);
            Person person = i % 2 == 0 ? TheSystem.zhang() : TheSystem.li();
            work.add(() -> {
                String id = opened(person);
                int length = random.nextInt(PIECE + 1);
                try (CutPiece piece = new CutPiece(person, id, 0, PIECE)) {
                    piece.send(bytes, 0, length);
                } catch (SocketException e) {
                    length = 0;
                }
                sent.addAndGet(length);
                end(person, id);
                return length == PIECE ? 1 : 0;
            });
        }
        return AtOnce.all(AT_ONCE, work).stream().mapToInt(Integer::intValue).sum();
    }

    private void measured(String what, long size, Runnable work) {
        AtomicLong most = new AtomicLong();
        AtomicLong mostOfGateway = new AtomicLong();
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(Memory.resident("approval"), Math::max);
                mostOfGateway.accumulateAndGet(Memory.resident("gateway"), Math::max);
                LockSupport.parkNanos(500_000_000);
            }
        });
        watch.start();
        long begun = System.nanoTime();
        try {
            work.run();
        } finally {
            watch.interrupt();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%s: %.1f s, %.1f MB/s; most resident meanwhile: approval %d MB, gateway %d MB",
                what,
                seconds,
                size / 1e6 / seconds,
                most.get(),
                mostOfGateway.get()));
    }

    private void nothingIsLeft() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(TheSystem.filesIn("drafts")).as("being written").isZero();
            assertThat(TheSystem.query(
                            "approval",
                            "select count(*) from upload u where u.length in (" + SIZE + ", " + PIECE + ")"))
                    .isEqualTo("0");
            assertThat(TheSystem.query("approval", "select count(*) from upload_part p where p.size > 65536"))
                    .isEqualTo("0");
            assertThat(TheSystem.query("approval", "select count(*) from content where size = " + SIZE))
                    .isEqualTo("0");
            assertThat(TheSystem.query(
                            "postgres",
                            "select count(*) from pg_stat_activity where state like 'idle in transaction%'"))
                    .isEqualTo("0");
        });
        // what a killed writer of another test left waits for its time
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TheSystem.filesIn("objects"))
                        .isEqualTo(Long.parseLong(TheSystem.query("approval", """
                        select (select count(*) from content) + (select count(*) from upload_part)"""))));
    }

    private List<Memory> memories(String when) {
        List<Memory> all = PARTS.stream().map(Memory::of).toList();
        say(when + ": gateway " + all.get(0) + "; approval " + all.get(1));
        return all;
    }

    private static String opened(Person person) {
        return Uploads.idOf(person.send(Uploads.creation(person, "证明.pdf", SIZE).POST(BodyPublishers.noBody())));
    }

    private static void end(Person person, String id) {
        person.send(person.request("/api/uploads/" + id)
                        .header("Tus-Resumable", "1.0.0")
                        .DELETE())
                .expect(204);
    }

    /** No two files are alike. */
    private BodyPublisher first(int number) {
        byte[] head = ByteBuffer.allocate(HEAD)
                .put("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))
                .putInt(number)
                .putLong(System.nanoTime())
                .array();
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(bytes, HEAD, PIECE - HEAD));
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static long seed() {
        String given = System.getProperty("tongban.seed", "");
        return given.isBlank() ? System.nanoTime() : Long.parseLong(given);
    }
}
