package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file on its way through the gateway: in pieces, cut off, with the service killed, with the scanner down. */
class UploadIT {

    private static final int PIECE = 8 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FILES = "/materials/FO-REPORT/files";

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @AfterEach
    void upAgain() {
        TheSystem.access().scanner("up");
        TheSystem.system().awaitReady("approval");
    }

    @Test
    void aFileInPiecesIsReadByTheOfficial() {
        byte[] bytes = pdf(9_000_000);
        Person zhang = TheSystem.zhang();
        Answer told = zhang.send(zhang.request("/api/uploads").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(told.expect(204).header("Upload-Max-Chunk")).isEqualTo(String.valueOf(PIECE));
        String id = opened(zhang, bytes.length);

        send(zhang, id, bytes, 0, PIECE).expect(204);
        assertThat(send(zhang, id, bytes, 0, 100).expect(409).code()).isEqualTo("UPLOAD_OFFSET");
        assertThat(send(TheSystem.li(), id, bytes, PIECE, PIECE + 100)
                        .expect(404)
                        .code())
                .isEqualTo("UPLOAD_NOT_FOUND");
        assertThat(offset(zhang, id)).isEqualTo(PIECE);
        send(zhang, id, bytes, PIECE, bytes.length).expect(204);

        String path = TheSystem.draft(Applicant.ZHANG);
        Answer given =
                zhang.post(path + FILES, "{\"uploads\":[\"" + id + "\"]}").expect(201);
        await().atMost(SOON).until(() -> !zhang.get(path).raw().body().contains("\"PENDING\""));
        zhang.post(path + "/submission", "{}").expect(200);
        Person official = TheSystem.town().official("sheng-shouli");
        String file = path + FILES + "/" + given.text("/files/0/id");
        Answer read = official.get(file).expect(200);
        assertThat(read.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(read.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void aKilledServiceLeavesNoWrongOffsetAndNoDraft() throws Exception {
        // a service that starts again has the real time again, by which an upload of March were over
        TheSystem.at(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        byte[] bytes = pdf(6_000_000);
        Person zhang = TheSystem.zhang();
        String id = opened(zhang, bytes.length);
        try (CutPiece piece = new CutPiece(zhang, id, 0, bytes.length)) {
            piece.send(bytes, 0, 3_000_000);
            await().atMost(SOON).until(() -> TheSystem.filesIn("drafts") > 0);
            TheSystem.system().kill("approval");
        }
        TheSystem.system().awaitReady("approval");

        assertThat(offset(zhang, id)).as("nothing of it was kept").isZero();
        send(zhang, id, bytes, 0, bytes.length).expect(204);
        assertThat(offset(zhang, id)).isEqualTo(bytes.length);
        await().atMost(SOON).until(() -> TheSystem.filesIn("drafts") == 0);
        zhang.send(zhang.request("/api/uploads/" + id)
                        .header("Tus-Resumable", "1.0.0")
                        .DELETE())
                .expect(204);
    }

    @Test
    void whileTheScannerIsDownSubmissionGoesOnAndAcceptanceWaits() {
        TheSystem.access().scanner("down");
        Person zhang = TheSystem.zhang();
        String path = Traveller.filled(zhang, TheSystem.FORENSIC, "140105", Applicant.ZHANG.form());
        zhang.post(path + "/submission", "{}").expect(200);
        Person counter = TheSystem.town().official("sheng-shouli");

        Answer waiting = counter.post(path + "/acceptance", "{}").expect(409);
        assertThat(waiting.code()).isEqualTo("MATERIALS_CHECKED");
        assertThat(waiting.text("/faults/0/code")).isEqualTo("FILE_PENDING");

        TheSystem.access().scanner("up");
        await().atMost(SOON).until(() -> !zhang.get(path).raw().body().contains("\"PENDING\""));
        counter.post(path + "/acceptance", "{}").expect(200);
    }

    private static String opened(Person person, long length) {
        return Uploads.idOf(
                person.send(Uploads.creation(person, "证明.pdf", length).POST(BodyPublishers.noBody())));
    }

    private static Answer send(Person person, String id, byte[] bytes, int from, int to) {
        return person.send(Uploads.piece(person, id, from)
                .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes, from, to))));
    }

    private static int offset(Person person, String id) {
        return Integer.parseInt(person.send(person.request("/api/uploads/" + id)
                        .header("Tus-Resumable", "1.0.0")
                        .method("HEAD", BodyPublishers.noBody()))
                .expect(200)
                .header("Upload-Offset"));
    }

    private static byte[] pdf(int length) {
        byte[] bytes = new byte[length];
        new Random(System.nanoTime()).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
