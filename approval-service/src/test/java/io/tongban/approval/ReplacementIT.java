package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was submitted is replaced under correction, and stays readable; nothing that was submitted is taken back. */
class ReplacementIT extends StoreIT {

    private static final String REQUEST =
            "{\"faults\":[{\"pointer\":\"/materials/FO-REPORT\",\"what\":\"不清楚\",\"how\":\"重新上传\"}],\"days\":10}";

    private Client applicant;
    private Client counter;
    private String path;
    private String first;

    @BeforeEach
    void aSubmittedCase() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        path = draft(applicant, "forensic-person-renew", "140000");
        applicant.patch(path, "1", PERSON_FORM);
        first = applicant.upload(path + REPORT, "first", pdf(3_000, 1)).text("/files/0/id");
        submitted(applicant, path);
    }

    @Test
    void whatWasSubmittedStays() {
        assertThat(applicant.delete(path + REPORT + "/" + first).code()).isEqualTo("MATERIAL_KEPT");
        String upload = applicant.uploaded("a.pdf", PDF);
        assertThat(applicant.attach(path + REPORT, "late", upload).code()).isEqualTo("NOT_EDITABLE");
        assertThat(replace("late", first, upload).code()).isEqualTo("NOT_EDITABLE");
    }

    @Test
    void theNewOneNamesWhatItReplacesAndTheOldStaysReadable() {
        moved(counter.post(path + "/correction-request", REQUEST), "CORRECTING");
        assertThat(applicant.post(path + "/correction", "{}").code()).isEqualTo("NOTHING_CORRECTED");
        Answer given = replace("second", first, applicant.uploaded("新.pdf", pdf(4_000, 2)));
        String second = given.text("/files/0/id");
        applicant.attach(path + REPORT, "third", applicant.uploaded("补.pdf", pdf(5_000, 3)));

        assertThat(given.text("/files/0/replaces")).isEqualTo(first);
        assertThat(files()).hasSize(3);
        assertThat(files().path(0).path("replacedBy").asString()).isEqualTo(second);
        assertThat(applicant.delete(path + REPORT + "/" + first).code()).isEqualTo("MATERIAL_KEPT");
        assertThat(replace("again", first, applicant.uploaded("b.pdf", PDF)).code())
                .as("it does not count any more")
                .isEqualTo("FILE_NOT_REPLACEABLE");
        assertThat(replace("new", second, applicant.uploaded("c.pdf", PDF)).code())
                .as("what was given now is taken back, not replaced")
                .isEqualTo("FILE_NOT_REPLACEABLE");
        moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");
        assertThat(textOf(applicant, path, "CORRECTION_RECEIPT")).contains("电子文件2份");
        scanned();
        assertThat(counter.bytes(path + REPORT + "/" + first)).as("the old one").isEqualTo(pdf(3_000, 1));
        assertThat(counter.bytes(path + REPORT + "/" + second)).isEqualTo(pdf(4_000, 2));
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void aReplacementThatIsTakenBackIsNone() {
        moved(counter.post(path + "/correction-request", REQUEST), "CORRECTING");
        String second =
                replace("second", first, applicant.uploaded("新.pdf", PDF)).text("/files/0/id");

        assertThat(applicant.delete(path + REPORT + "/" + second).status()).isEqualTo(204);

        assertThat(files()).hasSize(1);
        assertThat(files().path(0).path("replacedBy").isNull()).isTrue();
        assertThat(applicant.post(path + "/correction", "{}").code())
                .as("given and taken back is no correction")
                .isEqualTo("NOTHING_CORRECTED");
        assertThat(applicant.delete(path + REPORT + "/" + second).code()).isEqualTo("FILE_NOT_FOUND");
    }

    @Test
    void aCorrectionOfTheFormAloneCounts() {
        moved(counter.post(path + "/correction-request", REQUEST), "CORRECTING");
        String revision = applicant.get(path).text("/revision");
        assertThat(applicant
                        .patch(path, revision, "{\"form\":{\"address\":\"太原市小店区长治路2号\"}}")
                        .status())
                .isEqualTo(200);

        moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");
    }

    /** Of the second round only what came in it can be taken back. */
    @Test
    void whatCameWithTheFirstCorrectionStaysInTheSecond() {
        moved(counter.post(path + "/correction-request", REQUEST), "CORRECTING");
        String second =
                replace("second", first, applicant.uploaded("新.pdf", PDF)).text("/files/0/id");
        moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");
        moved(official("140000", "decider").post(path + "/further-correction-request", REQUEST), "CORRECTING");

        assertThat(applicant.delete(path + REPORT + "/" + second).code()).isEqualTo("MATERIAL_KEPT");
        assertThat(replace("third", second, applicant.uploaded("再.pdf", PDF)).status())
                .isEqualTo(201);
    }

    private void scanned() {
        await().until(() -> files().valueStream()
                .allMatch(file -> file.path("scan").asString().equals("CLEAN")));
    }

    private JsonNode files() {
        return applicant.get(path).body().at("/materials/4/files");
    }

    private Answer replace(String key, String file, String upload) {
        return applicant.post(path + REPORT, key, "{\"uploads\":[\"%s\"],\"replaces\":\"%s\"}".formatted(upload, file));
    }
}
