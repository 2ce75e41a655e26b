package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.bytes;
import static io.tongban.approval.testing.SampleFiles.docx;
import static io.tongban.approval.testing.SampleFiles.docxWith;
import static io.tongban.approval.testing.SampleFiles.image;
import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Finished uploads become files of a case: attached, read, taken back. */
class MaterialIT extends StoreIT {

    private static final String ITEM = "forensic-person-renew";

    private Client applicant;
    private String path;

    @BeforeEach
    void aDraft() {
        applicant = person(newPerson());
        path = draft(applicant, ITEM, "140000");
    }

    @Test
    void severalFilesInTheOrderInWhichTheyAreNamed() {
        String first = applicant.uploaded("一.pdf", pdf(2_000, 1));
        String second = applicant.uploaded("二.png", image("png"));
        String third = applicant.uploaded("三.docx", docx());

        Answer given = applicant.attach(path + REPORT, "k", third, first);
        Answer again = applicant.attach(path + REPORT, "k", third, first);
        applicant.attach(path + REPORT, "k2", second);

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.text("/files/0/mediaType")).contains("wordprocessingml");
        assertThat(again.raw().body()).as("to the letter").isEqualTo(given.raw().body());
        assertThat(applicant.attach(path + REPORT, "k", first).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(names(path)).containsExactly("三.docx", "一.pdf", "二.png");
        assertThat(ids(path)).as("a file keeps the upload's id").containsExactly(third, first, second);
        assertThat(applicant.bytes(path + REPORT + "/" + first)).isEqualTo(pdf(2_000, 1));
        assertThat(room(applicant)).isEqualTo("0 0");
        assertThat(applicant.head(first).status()).as("no upload any more").isEqualTo(404);
        assertCountsAgree();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsTaken() {
        String good = applicant.uploaded("a.pdf", PDF);
        String foreign = applicant.uploaded("a.pdf", bytes("<html><script>alert(1)</script></html>"));
        String bomb = applicant.uploaded("a.docx", docxWith("zeros", new byte[20 * 1024 * 1024]));
        byte[] encrypted = docx();
        encrypted[6] |= 1;
        String broken = applicant.uploaded("a.docx", encrypted);
        String empty = Client.idOf(applicant.create("a.pdf", 0, new byte[0]));
        String open = Client.idOf(applicant.create("a.pdf", 100, new byte[0]));
        String others = person(newPerson()).uploaded("a.pdf", PDF);

        Answer refused = applicant.attach(
                path + REPORT,
                "k",
                good,
                foreign,
                bomb,
                broken,
                empty,
                open,
                others,
                UUID.randomUUID().toString(),
                good);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("UPLOADS_REFUSED");
        assertThat(faults(refused))
                .containsExactly(
                        "/uploads/1 FILE_TYPE",
                        "/uploads/2 FILE_BOMB",
                        "/uploads/3 FILE_BROKEN",
                        "/uploads/4 FILE_EMPTY",
                        "/uploads/5 UPLOAD_UNFINISHED",
                        "/uploads/6 UPLOAD_NOT_FOUND",
                        "/uploads/7 UPLOAD_NOT_FOUND",
                        "/uploads/8 UPLOAD_ATTACHED");
        assertThat(ids(path)).isEmpty();
        assertThat(parts(foreign) + parts(bomb) + parts(broken))
                .as("what is refused keeps no bytes")
                .isZero();
        assertThat(applicant.attach(path + REPORT, "k", good).status())
                .as("a fault is not kept under the key")
                .isEqualTo(201);
        assertThat(faults(applicant.attach(path + REPORT, "k3", good))).containsExactly("/uploads/0 UPLOAD_ATTACHED");
        assertCountsAgree();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uploads\":[]}",
                "{\"uploads\":null}",
                "{\"uploads\":[null]}",
                "{\"uploads\":[\"x\"]}",
                "[]",
                "{\"uploads\":\"x\"}"
            })
    void aBodyThatIsNoneIsRefused(String body) {
        assertThat(applicant.post(path + REPORT, body).status()).isIn(400, 422);
    }

    @Test
    void onlyIntoOwnDraftsAndKnownMaterials() {
        String upload = applicant.uploaded("a.pdf", PDF);
        String others = draft(person(newPerson()), ITEM, "140000");

        assertThat(applicant.attach(others + REPORT, "k", upload).code()).isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(applicant
                        .attach(path + "/materials/NOT-ASKED/files", "k", upload)
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(applicant
                        .post(path + REPORT, "{\"uploads\":[\"%s\"],\"replaces\":\"%s\"}".formatted(upload, upload))
                        .code())
                .isEqualTo("FILE_NOT_REPLACEABLE");
        assertThat(official("140000", "counter")
                        .attach(path + REPORT, "k", upload)
                        .status())
                .as("a draft that was not offered to the window")
                .isEqualTo(404);
        assertThat(official("140000", "reviewer")
                        .attach(path + REPORT, "k", upload)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theItemMayAskForSmallerFiles() {
        String small = draft(applicant, "forensic-small-files", "140000");

        assertThat(faults(applicant.attach(small + REPORT, "k", applicant.uploaded("a.pdf", pdf(1_001, 1)))))
                .containsExactly("/uploads/0 FILE_TOO_LARGE");
        assertThat(applicant
                        .attach(small + REPORT, "k", applicant.uploaded("a.pdf", pdf(1_000, 1)))
                        .status())
                .isEqualTo(201);
        assertThat(applicant.get(small).body().at("/materials/4/maxBytes").asInt())
                .isEqualTo(1000);
    }

    @Test
    void oneMaterialHasOnlySoManyFiles() {
        for (int i = 0; i < 20; i++) {
            applicant.attach(path + REPORT, "k" + i, applicant.uploaded("a.pdf", PDF));
        }
        assertThat(applicant
                        .attach(path + REPORT, "more", applicant.uploaded("a.pdf", PDF))
                        .code())
                .isEqualTo("FILE_TOO_MANY");
        assertThat(ids(path)).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({
        "证明.pdf,inline,pdf,application/pdf",
        "照片.png,inline,png,image/png",
        "evil.html,inline,pdf,application/pdf",
        "合同.docx,attachment,docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    })
    void isServedAsWhatItIs(String name, String disposition, String extension, String mediaType) {
        byte[] bytes = switch (extension) {
            case "png" -> image("png");
            case "docx" -> docx();
            default -> pdf(70_000, 3);
        };
        Answer given = applicant.attach(path + REPORT, "k", applicant.uploaded(name, bytes));
        String file = path + REPORT + "/" + given.text("/files/0/id");

        Answer read = applicant.get(file);

        assertThat(given.text("/files/0/name")).endsWith("." + extension);
        assertThat(given.text("/files/0/sm3")).hasSize(64);
        assertThat(read.header("Content-Type")).isEqualTo(mediaType);
        assertThat(read.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(read.header("Cache-Control")).contains("private", "no-cache");
        assertThat(read.header("Content-Disposition"))
                .startsWith(disposition + ";")
                .contains("filename*=UTF-8''")
                .endsWith("." + extension);
        assertThat(applicant.bytes(file)).isEqualTo(bytes);
        Answer known = Client.send(applicant
                .request(file)
                .header("If-None-Match", read.header("ETag"))
                .GET());
        assertThat(known.status()).isEqualTo(304);
        assertThat(read.header("ETag")).doesNotContain(given.text("/files/0/sm3"));
        assertThat(person(newPerson()).get(file).status()).isEqualTo(404);
        assertThat(applicant.get(file.replace("FO-REPORT", "ID-CARD")).code()).isEqualTo("FILE_NOT_FOUND");
    }

    @Test
    void whatIsTakenBackFreesItsBytes() {
        byte[] bytes = pdf(50_000, System.nanoTime());
        applicant.upload(path + REPORT, "one", bytes);
        applicant.upload(path + REPORT, "two", bytes);
        List<String> files = ids(path);
        String content = contentOf(files.get(0));
        assertThat(contentOf(files.get(1))).as("kept once").isEqualTo(content);

        assertThat(applicant.delete(path + REPORT + "/" + files.get(0)).status())
                .isEqualTo(204);
        assertThat(applicant.bytes(path + REPORT + "/" + files.get(1))).isEqualTo(bytes);
        assertThat(applicant.delete(path + REPORT + "/" + files.get(1)).status())
                .isEqualTo(204);

        await().until(() -> !exists(content));
        assertThat(column("select id::text from content where id = '" + content + "'"))
                .isEmpty();
        assertThat(applicant.delete(path + REPORT + "/" + files.get(1)).code()).isEqualTo("FILE_NOT_FOUND");
        assertCountsAgree();
    }

    @Test
    void theFirstAnswerIsGivenAgainAfterTheSubmission() {
        applicant.patch(path, "1", PERSON_FORM);
        String upload = applicant.uploaded("a.pdf", PDF);
        Answer first = applicant.attach(path + REPORT, "lost-answer", upload);
        submitted(applicant, path);

        Answer again = applicant.attach(path + REPORT, "lost-answer", upload);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.raw().body()).as("to the letter").isEqualTo(first.raw().body());
    }

    private List<String> ids(String application) {
        return fields(application, "id");
    }

    private List<String> names(String application) {
        return fields(application, "name");
    }

    private List<String> fields(String application, String field) {
        JsonNode files = applicant.get(application).body().at("/materials/4/files");
        return files.valueStream().map(file -> file.path(field).asString()).toList();
    }

    static List<String> faults(Answer refused) {
        return StreamSupport.stream(refused.body().path("faults").spliterator(), false)
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }
}
