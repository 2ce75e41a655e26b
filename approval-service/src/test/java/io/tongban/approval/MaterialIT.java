package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A plain streamed upload, attached. */
class MaterialIT extends ApprovalIT {

    private static final String FILES = "/materials/FO-REPORT/files";

    @Test
    void whatIsGivenIsWhatIsRead() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        byte[] bytes = "%PDF-1.7 内容".getBytes();

        Answer given = applicant.upload(path + FILES, "k", "application/pdf", bytes);
        Answer again = applicant.upload(path + FILES, "k", "application/pdf", bytes);
        Answer read = applicant.get(path + FILES + "/" + given.text("/id"));

        assertThat(given.text("/name")).isEqualTo("材料.pdf");
        assertThat(given.body().path("size").asInt()).isEqualTo(bytes.length);
        assertThat(again.body()).isEqualTo(given.body());
        assertThat(applicant
                        .upload(path + FILES, "k", "application/pdf", new byte[] {1})
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(read.raw().body()).isEqualTo("%PDF-1.7 内容");
        assertThat(read.raw().headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(read.raw().headers().firstValue("content-security-policy")).contains("sandbox");
        assertThat(applicant.get(path).body().at("/materials/4/files")).hasSize(1);
    }

    @Test
    void whatIsWrongWithAFileIsSaidAndNothingIsKept() throws IOException {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        long before = kept();

        assertThat(applicant
                        .upload(path + FILES, "1", "application/pdf", new byte[0])
                        .code())
                .isEqualTo("FILE_EMPTY");
        assertThat(applicant
                        .upload(path + FILES, "2", "text/html", new byte[] {1})
                        .code())
                .isEqualTo("FILE_TYPE");
        assertThat(applicant
                        .upload(path + "/materials/NOT-ASKED/files", "3", "application/pdf", new byte[] {1})
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(Client.send(applicant
                                .request(path + FILES)
                                .header("Idempotency-Key", "name")
                                .header("Content-Type", "application/pdf")
                                .header("X-File-Name", "100%.pdf")
                                .POST(BodyPublishers.ofByteArray(new byte[] {1})))
                        .code())
                .isEqualTo("BAD_REQUEST");
        byte[] large = new byte[1024 * 1024 + 1];
        assertThat(applicant.upload(path + FILES, "4", "application/pdf", large).status())
                .isEqualTo(413);
        Answer chunked = Client.send(applicant
                .request(path + FILES)
                .header("Idempotency-Key", "5")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(chunked.code()).isEqualTo("TOO_LARGE");
        assertThat(applicant.get(path).body().at("/materials/4/files")).isEmpty();
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void anUploadCutOffLeavesNothing() throws IOException {
        Passport who = TestIdentity.person(newPerson(), "张伟");
        Client applicant = as(who);
        String path = draft(applicant, "forensic-person-renew", "140000");
        long before = kept();
        String head = "POST " + path + FILES + " HTTP/1.1\r\nHost: t\r\nContent-Type: application/pdf\r\n"
                + "Idempotency-Key: cut\r\n" + Passport.HEADER + ": " + TestIdentity.passport(who, "approval")
                + "\r\nContent-Length: 500000\r\n\r\n";

        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(head.getBytes());
            socket.getOutputStream().write(new byte[200_000]);
            socket.getOutputStream().flush();
            await().until(() -> kept() > before);
            socket.setSoLinger(true, 0);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> kept() == before);
        assertThat(applicant.get(path).body().at("/materials/4/files")).isEmpty();
    }

    @Test
    void whatWasSubmittedStaysAndACorrectionMayAdd() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        String first = applicant.get(path).text("/materials/4/files/0/id");
        submitted(applicant, path);

        assertThat(applicant.delete(path + FILES + "/" + first).code()).isEqualTo("MATERIAL_KEPT");
        assertThat(applicant
                        .upload(path + FILES, "late", "application/pdf", new byte[] {1})
                        .code())
                .isEqualTo("NOT_EDITABLE");

        String request = "{\"faults\":[{\"pointer\":\"/m\",\"what\":\"不清楚\",\"how\":\"重新上传\"}],\"days\":10}";
        moved(official("140000", "counter").post(path + "/correction-request", request), "CORRECTING");
        Answer second = applicant.upload(path + FILES, "second", "application/pdf", new byte[] {1});
        assertThat(second.status()).isEqualTo(201);
        assertThat(applicant.delete(path + FILES + "/" + first).code()).isEqualTo("MATERIAL_KEPT");
        assertThat(applicant.delete(path + FILES + "/" + second.text("/id")).status())
                .isEqualTo(204);
    }

    @Test
    void theFirstAnswerIsGivenAgainAfterTheSubmission() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        applicant.patch(path, "1", PERSON_FORM);
        byte[] bytes = {1, 2, 3};
        Answer first = applicant.upload(path + FILES, "lost-answer", "application/pdf", bytes);
        submitted(applicant, path);

        Answer again = applicant.upload(path + FILES, "lost-answer", "application/pdf", bytes);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.raw().body()).as("to the letter").isEqualTo(first.raw().body());
    }

    @Test
    void aFileIsNeverTakenOutFromUnderASubmission() throws Exception {
        Client applicant = person(newPerson());
        for (int i = 0; i < 20; i++) {
            String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
            String file = applicant.get(path).text("/materials/4/files/0/id");
            CompletableFuture<Answer> submit =
                    CompletableFuture.supplyAsync(() -> applicant.post(path + "/submission", "{}"));
            CompletableFuture<Answer> remove =
                    CompletableFuture.supplyAsync(() -> applicant.delete(path + FILES + "/" + file));
            boolean submitted = submit.get().status() == 200;
            boolean removed = remove.get().status() == 204;

            assertThat(submitted && removed).isFalse();
            assertThat(applicant.get(path).body().at("/materials/4/files")).hasSize(removed ? 0 : 1);
        }
    }

    private static long kept() throws IOException {
        Path folder = Path.of("target/files-" + ProcessHandle.current().pid());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
