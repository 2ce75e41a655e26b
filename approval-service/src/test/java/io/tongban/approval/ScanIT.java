package io.tongban.approval;

import static io.tongban.approval.MaterialIT.faults;
import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import io.tongban.scanner.Eicar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scanner's word decides who reads and what is accepted; its silence holds up nothing but express acceptance. */
class ScanIT extends StoreIT {

    private Client applicant;
    private Client counter;
    private String path;

    @BeforeEach
    void aDraftWithItsForm() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        path = draft(applicant, "forensic-person-renew", "140000");
        applicant.patch(path, "1", PERSON_FORM);
    }

    @Test
    void anInfectedFileIsRefusedAtSubmissionWithAllElse() {
        applicant.patch(path, "2", "{\"form\":{\"phone\":null}}");
        String file = applicant.upload(path + REPORT, "k", infected()).text("/files/0/id");

        Answer refused = applicant.post(path + "/submission", "{}");

        assertThat(applicant.scanOf(path, file)).isEqualTo("INFECTED");
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "/form/phone REQUIRED", "/materials/FO-REPORT/files/" + file + " FILE_INFECTED");
        assertThat(applicant.get(path + REPORT + "/" + file).code())
                .as("nobody gets it")
                .isEqualTo("FILE_INFECTED");
        assertThat(applicant.delete(path + REPORT + "/" + file).status()).isEqualTo(204);
        assertThat(faults(applicant.post(path + "/submission", "{}")))
                .contains("/materials/FO-REPORT MATERIAL_MISSING");
    }

    @Test
    void whileTheScannerIsDownSubmissionGoesOnAndOfficialsWait() {
        SCANNER_MOOD.set("down");
        String file = pending();
        submitted(applicant, path);

        Answer reading = counter.get(path + REPORT + "/" + file);
        Answer accepting = counter.post(path + "/acceptance", "{}");

        assertThat(reading.status()).isEqualTo(409);
        assertThat(reading.code()).isEqualTo("FILE_PENDING");
        assertThat(applicant.get(path + REPORT + "/" + file).status())
                .as("the owner may look at what they gave")
                .isEqualTo(200);
        assertThat(accepting.status()).isEqualTo(409);
        assertThat(accepting.code()).isEqualTo("MATERIALS_CHECKED");
        assertThat(faults(accepting)).containsExactly("/materials/FO-REPORT/files/" + file + " FILE_PENDING");
        assertThat(accepting.body().path("openActions").toString())
                .doesNotContain("\"ACCEPT\"")
                .contains("REQUEST_CORRECTION");

        SCANNER_MOOD.set("up");
        await().until(() -> applicant.scanOf(path, file).equals("CLEAN"));
        assertThat(counter.get(path + REPORT + "/" + file).status()).isEqualTo(200);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void whatProvesInfectedAfterTheSubmissionIsCorrected() {
        SCANNER_MOOD.set("down");
        String file = applicant
                .attach(path + REPORT, "k", applicant.uploaded("a.pdf", infected()))
                .text("/files/0/id");
        submitted(applicant, path);
        SCANNER_MOOD.set("up");
        await().until(() -> applicant.scanOf(path, file).equals("INFECTED"));

        assertThat(counter.get(path + REPORT + "/" + file).code()).isEqualTo("FILE_INFECTED");
        assertThat(faults(counter.post(path + "/acceptance", "{}")))
                .containsExactly("/materials/FO-REPORT/files/" + file + " FILE_INFECTED");
        moved(
                counter.post(
                        path + "/correction-request",
                        "{\"faults\":[{\"pointer\":\"/materials/FO-REPORT\",\"what\":\"含病毒\",\"how\":\"重新上传\"}],\"days\":10}"),
                "CORRECTING");
        assertThat(applicant.post(path + "/correction", "{}").code()).isEqualTo("NOTHING_CORRECTED");
        Answer replaced = applicant.post(
                path + REPORT,
                "{\"uploads\":[\"%s\"],\"replaces\":\"%s\"}".formatted(applicant.uploaded("b.pdf", PDF), file));
        await().until(() -> applicant.scanOf(path, replaced.text("/files/0/id")).equals("CLEAN"));
        moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");

        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(counter.get(path + REPORT + "/" + file).code()).isEqualTo("FILE_INFECTED");
    }

    /** 许可法第三十二条第一款第(四)项 knows no scanner. */
    @Test
    void silenceAcceptsWhateverTheScannerSays() {
        SCANNER_MOOD.set("down");
        pending();
        submitted(applicant, path);
        at("2026-03-10");

        Answer written = moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");

        assertThat(written.status()).isEqualTo(200);
        assertThat(applicant.get(path + "/timeline").raw().body()).contains("\"mode\":\"deemed\"");
    }

    @Test
    void aSlowScannerIsAskedAgain() {
        SCANNER_MOOD.set("slow 10");
        String file = pending();
        await().until(() -> attempts(file) >= 2);
        assertThat(applicant.scanOf(path, file)).isEqualTo("PENDING");

        SCANNER_MOOD.set("up");
        await().until(() -> applicant.scanOf(path, file).equals("CLEAN"));
    }

    /** As when the instance that had it was killed: its lease runs out. */
    @Test
    void whatGotStuckComesBack() {
        SCANNER_MOOD.set("down");
        String file = pending();
        execute("update content set scan_after = now() + interval '1 hour' where id = '" + contentOf(file) + "'");
        SCANNER_MOOD.set("up");
        await().during(Duration.ofMillis(600))
                .until(() -> applicant.scanOf(path, file).equals("PENDING"));

        execute("update content set scan_after = now() where id = '" + contentOf(file) + "'");
        await().until(() -> applicant.scanOf(path, file).equals("CLEAN"));
    }

    /** The same bytes were found clean before, in another's case: of that nothing is to be seen. */
    @Test
    void whoGivesWhatAnotherGaveLearnsNothing() {
        byte[] bytes = pdf(2_000, System.nanoTime());
        Client other = person(newPerson());
        String others = draft(other, "forensic-person-renew", "140000");
        String known = other.upload(others + REPORT, "k", bytes).text("/files/0/id");
        assertThat(other.scanOf(others, known)).isEqualTo("CLEAN");
        SCANNER_MOOD.set("down");

        Answer created = applicant.create("材料.pdf", bytes.length, bytes);
        Answer fresh = applicant.create("材料.pdf", bytes.length, pdf(2_000, System.nanoTime()));
        Answer given = applicant.attach(path + REPORT, "k", Client.idOf(created));

        assertThat(created.raw().headers().map().keySet())
                .isEqualTo(fresh.raw().headers().map().keySet());
        assertThat(given.text("/files/0/scan")).isEqualTo("PENDING");
        assertThat(applicant.scanOf(path, Client.idOf(created))).isEqualTo("PENDING");
        assertThat(other.scanOf(others, known))
                .as("and the other sees no change")
                .isEqualTo("CLEAN");
        SCANNER_MOOD.set("up");
        await().until(() -> applicant.scanOf(path, Client.idOf(created)).equals("CLEAN"));
        assertThat(contentOf(Client.idOf(created))).isEqualTo(contentOf(known));
    }

    private String pending() {
        byte[] bytes = pdf(1_000, System.nanoTime());
        return applicant
                .attach(path + REPORT, UUID.randomUUID().toString(), applicant.uploaded("a.pdf", bytes))
                .text("/files/0/id");
    }

    private static int attempts(String file) {
        return Integer.parseInt(column("select scan_attempts::text from content where id = '" + contentOf(file) + "'")
                .get(0));
    }

    /** A PDF in which the scanner finds its test virus, across the border of two segments. */
    private static byte[] infected() {
        byte[] bytes = pdf(100_000, System.nanoTime());
        Arrays.fill(bytes, 65_000, 66_000, (byte) ' ');
        byte[] virus = Eicar.TEXT.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(virus, 0, bytes, 65_536 - 30, virus.length);
        return bytes;
    }
}
