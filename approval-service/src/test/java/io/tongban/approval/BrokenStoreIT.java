package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.store.StoreSweep;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import io.tongban.approval.upload.UploadSweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that was tampered with or lost something gives no wrong byte; what nobody needs goes; counts hold. */
class BrokenStoreIT extends StoreIT {

    private static final int SIZE = 300_000;

    @Autowired
    UploadSweep sweep;

    @Autowired
    StoreSweep store;

    private Client applicant;
    private String path;

    @BeforeEach
    void aDraft() {
        applicant = person(newPerson());
        path = draft(applicant, "forensic-person-renew", "140000");
    }

    @Test
    void aBrokenBeginningIsAProblemAndABrokenEndBreaksOff() throws IOException {
        String file = applicant
                .upload(path + REPORT, "k", pdf(SIZE, System.nanoTime()))
                .text("/files/0/id");
        Path object = object(contentOf(file));
        byte[] sealed = Files.readAllBytes(object);

        byte[] begin = sealed.clone();
        begin[20] ^= 1;
        Files.write(object, begin);
        assertThat(applicant.get(path + REPORT + "/" + file).status()).isEqualTo(500);
        assertThat(applicant.get(path + REPORT + "/" + file).code()).isEqualTo("STORE_BROKEN");

        byte[] end = sealed.clone();
        end[sealed.length - 1] ^= 1;
        Files.write(object, end);
        assertThatThrownBy(() -> applicant.bytes(path + REPORT + "/" + file)).isInstanceOf(UncheckedIOException.class);

        Files.delete(object);
        assertThat(applicant.get(path + REPORT + "/" + file).code()).as("lost").isEqualTo("STORE_BROKEN");
        Files.write(object, sealed);
        assertThat(applicant.get(path + REPORT + "/" + file).status()).isEqualTo(200);
    }

    @Test
    void theBytesOfAnotherFileAreNoneOfThis() throws IOException {
        String one = applicant.upload(path + REPORT, "1", pdf(SIZE, 1)).text("/files/0/id");
        String two = applicant.upload(path + REPORT, "2", pdf(SIZE, 2)).text("/files/0/id");
        byte[] sealed = Files.readAllBytes(object(contentOf(one)));

        Files.copy(object(contentOf(two)), object(contentOf(one)), StandardCopyOption.REPLACE_EXISTING);

        assertThat(applicant.get(path + REPORT + "/" + one).code()).isEqualTo("STORE_BROKEN");
        Files.write(object(contentOf(one)), sealed);
    }

    /** As when the process was killed between the last byte and the sealing: whoever attaches it finishes it. */
    @Test
    void whatWasCompleteAndNotSealedIsFinishedLater() throws IOException {
        byte[] bytes = pdf(SIZE, System.nanoTime());
        String id = Client.idOf(applicant.create("a.pdf", SIZE, new byte[0]));
        int half = 3 * 65_536;
        applicant.append(id, 0, Arrays.copyOf(bytes, half));
        Path part = object(partsOf(id).get(0));
        Path aside = part.resolveSibling("aside");
        Files.move(part, aside);
        Answer broken = applicant.append(id, half, Arrays.copyOfRange(bytes, half, SIZE));
        assertThat(broken.code()).isEqualTo("STORE_BROKEN");
        Files.move(aside, part);

        assertThat(applicant.head(id).header("Upload-Offset")).isEqualTo(String.valueOf(SIZE));
        assertThat(given(applicant, id)).isEqualTo(bytes);
        assertThat(partsOf(id)).isEmpty();
        assertThat(drafts()).isZero();
    }

    @Test
    void aPartThatCannotBeReadBackStopsTheUpload() throws IOException {
        byte[] bytes = pdf(SIZE, System.nanoTime());
        String id = Client.idOf(applicant.create("a.pdf", SIZE, new byte[0]));
        applicant.append(id, 0, Arrays.copyOf(bytes, 70_000));
        Path part = object(partsOf(id).get(0));
        byte[] sealed = Files.readAllBytes(part);
        byte[] altered = sealed.clone();
        altered[sealed.length - 1] ^= 1;
        Files.write(part, altered);

        assertThat(applicant.append(id, 70_000, new byte[10]).code()).isEqualTo("STORE_BROKEN");

        Files.write(part, sealed);
        assertThat(applicant
                        .append(id, 70_000, Arrays.copyOfRange(bytes, 70_000, SIZE))
                        .status())
                .as("the offset stood still")
                .isEqualTo(204);
        assertThat(given(applicant, id)).isEqualTo(bytes);
    }

    @Test
    void whatAKilledProcessLeftGoes() throws IOException {
        Path draft = FILES.resolve("drafts").resolve(UUID.randomUUID() + ".x");
        Path fresh = FILES.resolve("drafts").resolve(UUID.randomUUID() + ".y");
        String orphan = UUID.randomUUID().toString();
        Path unknown = object(orphan);
        Files.createDirectories(unknown.getParent());
        for (Path each : List.of(draft, fresh, unknown)) {
            Files.write(each, new byte[10]);
        }
        String file = applicant.upload(path + REPORT, "k", PDF).text("/files/0/id");
        old(draft);
        old(unknown);
        old(object(contentOf(file)));

        sweep.run().then(store.removeUnknown()).toFuture().join();

        assertThat(draft).doesNotExist();
        assertThat(unknown).doesNotExist();
        assertThat(fresh).as("somebody may be writing it").exists();
        assertThat(applicant.get(path + REPORT + "/" + file).status()).isEqualTo(200);
        Files.delete(fresh);
    }

    @Test
    void sweepersAtTheSameMomentDoItOnce() {
        byte[] same = pdf(10_000, System.nanoTime());
        for (int person = 0; person < 10; person++) {
            Client somebody = person(newPerson());
            for (int i = 0; i < 5; i++) {
                somebody.uploaded("a.pdf", same);
                String open = Client.idOf(somebody.create("b.pdf", 1_000, new byte[0]));
                somebody.append(open, 0, new byte[500]);
            }
        }
        at("2026-03-05");

        Flux.range(0, 6)
                .flatMap(i -> sweep.run().then(Mono.defer(store::removeUnknown)), 6)
                .then()
                .toFuture()
                .join();
        sweep.run().toFuture().join();

        assertThat(column("select id::text from upload")).isEmpty();
        assertThat(column("select owner from upload_room where uploads <> 0 or bytes <> 0"))
                .isEmpty();
        assertCountsAgree();
    }

    @Test
    void countsHoldWhenManyGiveAndTakeTheSame() {
        byte[] same = pdf(20_000, System.nanoTime());
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Client somebody = person(newPerson());
            boolean keeps = i % 4 == 0;
            running.add(CompletableFuture.runAsync(() -> giveAndTake(somebody, same, keeps)));
        }
        running.forEach(CompletableFuture::join);
        sweep.run().toFuture().join();

        assertCountsAgree();
        List<String> contents = column("select distinct content::text from material_file f"
                + " where f.content in (select id from content where size = 20000) and f.removed_at is null");
        assertThat(contents).hasSize(1);
        assertThat(column("select refs::text from content where id = '" + contents.get(0) + "'"))
                .containsExactly("4");
    }

    /** Each of these waits for a row that changes under it, and then counts on from what it has become. */
    @Test
    void noReferenceIsLostWhileTheScannerWrites() throws Exception {
        byte[] same = pdf(30_000, System.nanoTime());
        String file = applicant.upload(path + REPORT, "k", same).text("/files/0/id");
        applicant.upload(path + REPORT, "k2", same);
        String upload = applicant.uploaded("b.pdf", same);
        String content = contentOf(file);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        try (Connection scanner = DATABASE.asOwner()) {
            scanner.setAutoCommit(false);
            scanner.createStatement()
                    .execute("update content set scan_attempts = scan_attempts + 1 where id = '" + content + "'");
            waiting.add(CompletableFuture.supplyAsync(
                    () -> Client.send(applicant.tus("/api/uploads/" + upload).DELETE())
                            .status()));
            waiting.add(CompletableFuture.supplyAsync(
                    () -> applicant.delete(path + REPORT + "/" + file).status()));
            waiting.add(CompletableFuture.supplyAsync(
                    () -> applicant.create("c.pdf", same.length, same).status()));
            await().until(() -> sessions("wait_event_type = 'Lock'") == 3);
            scanner.commit();
        }

        assertThat(waiting).extracting(CompletableFuture::join).containsExactly(204, 204, 201);
        assertThat(column("select refs::text from content where id = '" + content + "'"))
                .containsExactly("2");
        assertCountsAgree();
    }

    private void giveAndTake(Client somebody, byte[] bytes, boolean keeps) {
        String mine = draft(somebody, "forensic-person-renew", "140000");
        for (int i = 0; i < 5; i++) {
            String file = somebody.attach(mine + REPORT, "k" + i, somebody.uploaded("a.pdf", bytes))
                    .text("/files/0/id");
            assertThat(somebody.bytes(mine + REPORT + "/" + file)).isEqualTo(bytes);
            if (!keeps || i < 4) {
                assertThat(somebody.delete(mine + REPORT + "/" + file).status()).isEqualTo(204);
            }
        }
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
