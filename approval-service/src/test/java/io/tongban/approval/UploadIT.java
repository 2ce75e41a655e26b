package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** tus 1.0.0 as a client sees it. */
class UploadIT extends StoreIT {

    private static final int CHUNK = 8 * 1024 * 1024;

    private Client applicant;

    @BeforeEach
    void somebody() {
        applicant = person(newPerson());
    }

    @Test
    void tellsWhatItCan() {
        Answer told = Client.send(applicant.request("/api/uploads").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(told.status()).isEqualTo(204);
        assertThat(told.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(told.header("Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,checksum,expiration,termination");
        assertThat(told.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,sm3");
        assertThat(told.header("Tus-Max-Size")).isEqualTo(String.valueOf(32 * 1024 * 1024));
        assertThat(told.header("Upload-Max-Chunk")).isEqualTo(String.valueOf(CHUNK));
    }

    @Test
    void aSmallFileIsOneRequest() {
        Answer made = applicant.create("材料.pdf", PDF.length, PDF);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(made.header("Upload-Offset")).isEqualTo(String.valueOf(PDF.length));
        assertThat(made.header("Upload-Expires")).isEqualTo("Tue, 3 Mar 2026 02:00:00 GMT");
        Answer head = applicant.head(Client.idOf(made));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Upload-Offset")).isEqualTo(head.header("Upload-Length"));
        assertThat(head.header("Upload-Metadata")).startsWith("filename ");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(parts(Client.idOf(made))).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howeverItIsCutItIsTheSameInTheEnd(long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(400_000) + 1_000 + (seed % 2 == 0 ? 65_536 : 0);
        byte[] bytes = pdf(seed == 8 ? 3 * 65_536 : size, seed);
        String id = Client.idOf(applicant.create("a.pdf", bytes.length, new byte[0]));
        int offset = 0;
        while (offset < bytes.length) {
            // many ends within a segment, some at its end
            int length = random.nextBoolean() ? random.nextInt(3_000) + 1 : 65_536 - offset % 65_536;
            int end = Math.min(bytes.length, offset + (random.nextInt(4) == 0 ? length * 3 : length));
            Answer moved = applicant.append(id, offset, Arrays.copyOfRange(bytes, offset, end));
            assertThat(moved.status()).as(moved.body().toString()).isEqualTo(204);
            assertThat(moved.header("Upload-Offset")).isEqualTo(String.valueOf(end));
            offset = end;
        }

        assertThat(given(applicant, id)).isEqualTo(bytes);
    }

    @Test
    void aRequestOfNothingMovesNothing() {
        String id = opened(PDF.length);

        assertThat(applicant.append(id, 0, new byte[0]).header("Upload-Offset")).isEqualTo("0");
        assertThat(applicant.append(id, 0, PDF).status()).isEqualTo(204);
    }

    @Test
    void aColleagueOfTheSameOrganisationGoesOn() {
        Client one = firm(newPerson());
        Client colleague = firm(newPerson());
        String id = Client.idOf(one.create("a.pdf", PDF.length, new byte[0]));

        assertThat(colleague.append(id, 0, PDF).status()).isEqualTo(204);
        Client.send(colleague.tus("/api/uploads/" + id).DELETE());
    }

    @Test
    void anEndedOneIsGoneWithItsParts() {
        String id = opened(200_000);
        applicant.append(id, 0, new byte[100_000]);
        assertThat(parts(id)).isEqualTo(1);
        List<String> objects = partsOf(id);

        assertThat(Client.send(applicant.tus("/api/uploads/" + id).DELETE()).status())
                .isEqualTo(204);

        assertThat(applicant.head(id).status()).isEqualTo(404);
        assertThat(applicant.append(id, 100_000, new byte[1]).status()).isEqualTo(404);
        await().until(() -> objects.stream().noneMatch(StoreIT::exists));
        assertThat(parts(id)).isZero();
        assertThat(room(applicant)).isEqualTo("0 0");
    }

    @Test
    void clientsWithoutPatchAndDeleteSayThemInAHeader() {
        String id = opened(PDF.length);

        Answer moved = Client.send(applicant
                .tus("/api/uploads/" + id)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", "0")
                .POST(BodyPublishers.ofByteArray(PDF)));
        assertThat(moved.status()).isEqualTo(204);
        assertThat(moved.header("Upload-Offset")).isEqualTo(String.valueOf(PDF.length));
        assertThat(Client.send(applicant
                                .tus("/api/uploads/" + id)
                                .header("X-HTTP-Method-Override", "DELETE")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void ofTwoAtOnceOneWins() throws Exception {
        for (int i = 0; i < 10; i++) {
            byte[] bytes = pdf(150_000, i);
            byte[] others = pdf(150_000, 100 + i);
            Client person = person(newPerson());
            String id = Client.idOf(person.create("a.pdf", bytes.length, new byte[0]));
            List<Integer> statuses = new ArrayList<>();
            CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> person.append(id, 0, bytes));
            CompletableFuture<Answer> two = CompletableFuture.supplyAsync(() -> person.append(id, 0, others));
            statuses.add(one.get().status());
            statuses.add(two.get().status());

            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
            assertThat(given(person, id)).isEqualTo(one.get().status() == 204 ? bytes : others);
        }
        assertThat(drafts()).isZero();
    }

    @Test
    void aBodyThatStopsIsWaitedForOnlySoLong() throws Exception {
        byte[] bytes = pdf(300_000, 5);
        String id = opened(bytes.length);

        try (Line line = new Line(port, applicant, id, 0, bytes.length)) {
            line.send(bytes, 0, 200_000);
            assertThat(line.answer()).contains("408", "UPLOAD_CUT_OFF");
        }

        assertThat(applicant.head(id).header("Upload-Offset"))
                .as("what came is kept")
                .isEqualTo("200000");
        applicant.append(id, 200_000, Arrays.copyOfRange(bytes, 200_000, bytes.length));
        assertThat(given(applicant, id)).isEqualTo(bytes);
    }

    private String opened(long length) {
        return Client.idOf(applicant.create("a.pdf", length, new byte[0]));
    }
}
