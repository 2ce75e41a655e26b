package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two at the same moment: one wins, or both get in; nothing in between. */
class AttachAtOnceIT extends StoreIT {

    private static final String ITEM = "forensic-person-renew";

    private Client applicant;
    private String path;

    @BeforeEach
    void aDraft() {
        applicant = person(newPerson());
        path = draft(applicant, ITEM, "140000");
    }

    @Test
    void anUploadIsAttachedOnceAlsoAtTheSameMoment() throws Exception {
        String second = draft(applicant, ITEM, "140000");
        for (int i = 0; i < 20; i++) {
            String upload = applicant.uploaded("a.pdf", pdf(100, i));
            String key = "k" + i;
            CompletableFuture<Answer> one =
                    CompletableFuture.supplyAsync(() -> applicant.attach(path + REPORT, key, upload));
            CompletableFuture<Answer> two =
                    CompletableFuture.supplyAsync(() -> applicant.attach(second + REPORT, key, upload));

            assertThat(List.of(one.get().status(), two.get().status())).containsExactlyInAnyOrder(201, 422);
        }
        assertThat(ids(path).size() + ids(second).size()).isEqualTo(20);
        assertCountsAgree();
    }

    @Test
    void manyAtTheSameMomentIntoOneDraftAllGetIn() {
        List<String> uploads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            uploads.add(applicant.uploaded("a.pdf", pdf(100, i)));
        }
        List<CompletableFuture<Answer>> running = uploads.stream()
                .map(upload -> CompletableFuture.supplyAsync(() -> applicant.attach(path + REPORT, upload, upload)))
                .toList();
        running.forEach(
                each -> assertThat(each.join().status()).as(each.join().code()).isEqualTo(201));

        assertThat(ids(path)).containsExactlyInAnyOrderElementsOf(uploads);
    }

    @Test
    void aFileIsNeverTakenOutFromUnderASubmission() throws Exception {
        for (int i = 0; i < 20; i++) {
            String full = complete(applicant, ITEM, "140000", PERSON_FORM);
            String file = ids(full).get(0);
            CompletableFuture<Answer> submit =
                    CompletableFuture.supplyAsync(() -> applicant.post(full + "/submission", "{}"));
            CompletableFuture<Answer> remove =
                    CompletableFuture.supplyAsync(() -> applicant.delete(full + REPORT + "/" + file));
            boolean submitted = submit.get().status() == 200;
            boolean removed = remove.get().status() == 204;

            assertThat(submitted && removed).isFalse();
            assertThat(ids(full)).hasSize(removed ? 0 : 1);
        }
    }

    @Test
    void anUploadThatIsEndedWhileBytesComeInLeavesNoPart() {
        for (int i = 0; i < 50; i++) {
            String id = Client.idOf(applicant.create("a.pdf", 400_000, new byte[0]));
            byte[] bytes = pdf(300_000, i);
            CompletableFuture<Answer> append = CompletableFuture.supplyAsync(() -> applicant.append(id, 0, bytes));
            CompletableFuture<Answer> end = CompletableFuture.supplyAsync(
                    () -> Client.send(applicant.tus("/api/uploads/" + id).DELETE()));

            assertThat(end.join().status()).isEqualTo(204);
            assertThat(append.join().status()).isIn(204, 404, 409);
        }

        await().untilAsserted(() -> {
            assertThat(drafts()).isZero();
            assertThat(objects())
                    .isEqualTo(column("select id from content union all select object from upload_part")
                            .size());
        });
        assertThat(room(applicant)).isEqualTo("0 0");
    }

    private List<String> ids(String application) {
        return fields(application, "id");
    }

    private List<String> fields(String application, String field) {
        JsonNode files = applicant.get(application).body().at("/materials/4/files");
        return files.valueStream().map(file -> file.path(field).asString()).toList();
    }
}
