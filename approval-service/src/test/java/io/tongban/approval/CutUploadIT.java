package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.store.StoreSweep;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.StoreIT;
import io.tongban.approval.upload.UploadSweep;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads cut off at a random byte leave nothing half-made; what was kept is what was sent. */
class CutUploadIT extends StoreIT {

    /** A thousand with {@code -Pdeep}. */
    private static final int UPLOADS = Integer.getInteger("tongban.cut.uploads", 200);

    private static final int EACH = 20;
    private static final int SIZE = 400_000;

    @Autowired
    UploadSweep sweep;

    @Autowired
    StoreSweep store;

    @Test
    void uploadsCutOffAtARandomByte() throws Exception {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("cut uploads: seed " + seed);
        sweep.run().then(store.removeUnknown()).toFuture().get();
        long openFiles = openFiles();
        List<Client> people = new ArrayList<>();
        for (int i = 0; i < UPLOADS / EACH; i++) {
            people.add(person(newPerson()));
        }
        List<String> uploads = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            uploads.add(Client.idOf(people.get(i / EACH).create("a.pdf", SIZE, new byte[0])));
        }

        all(seed, (i, random) -> cut(people.get(i / EACH), uploads.get(i), i, random));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(drafts()).as("being written").isZero());
        assertCountsAgree();
        assertThat(sessions("state like 'idle in transaction%'")).isZero();
        List<String> moved = column("select id::text from upload where received > 0");
        System.out.println("cut uploads: " + moved.size() + " of " + UPLOADS + " kept a part");
        assertThat(moved)
                .as("some were worth keeping, some were not")
                .isNotEmpty()
                .hasSizeLessThan(UPLOADS);
        goOn(people, uploads);

        at("2026-03-05");
        sweep.run().toFuture().get();
        assertThat(column("select id::text from upload")).isEmpty();
        assertThat(column("select object::text from upload_part")).isEmpty();
        assertThat(column("select owner from upload_room where uploads > 0 or bytes > 0"))
                .isEmpty();
        assertCountsAgree();
        long known = column("select id::text from content").size();
        assertThat(objects()).as("objects without a row").isEqualTo(known);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(openFiles));
    }

    /** Every tenth is brought to its end, and is what it would have been. */
    private void goOn(List<Client> people, List<String> uploads) {
        for (int i = 0; i < UPLOADS; i += 10) {
            Client person = people.get(i / EACH);
            String id = uploads.get(i);
            byte[] bytes = pdf(SIZE, i);
            int offset = Integer.parseInt(person.head(id).header("Upload-Offset"));
            if (offset < SIZE) {
                assertThat(person.append(id, offset, Arrays.copyOfRange(bytes, offset, SIZE))
                                .status())
                        .isEqualTo(204);
            }
            assertThat(given(person, id)).as("from byte " + offset).isEqualTo(bytes);
        }
    }

    private boolean cut(Client person, String upload, int number, Random random) throws IOException {
        byte[] bytes = pdf(SIZE, number);
        int length = random.nextInt(SIZE + SIZE / 10);
        try (Line line = new Line(port, person, upload, 0, SIZE)) {
            line.send(bytes, 0, Math.min(SIZE, length));
            LockSupport.parkNanos(random.nextLong(20_000_000));
            if (number % 2 == 0) {
                line.cut();
            }
        } catch (SocketException e) {
            return false;
        }
        return length >= SIZE;
    }

    private interface Work {
        boolean done(int number, Random random) throws IOException;
    }

    private static void all(long seed, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                int number = i;
                running.add(pool.submit(() -> work.done(number, new Random(seed + number))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Of this process, in the store. */
    private static long openFiles() throws IOException {
        Path folder = FILES.toAbsolutePath().normalize();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(each -> {
                        try {
                            return Files.readSymbolicLink(each).startsWith(folder);
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
