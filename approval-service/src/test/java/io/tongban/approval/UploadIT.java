package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import io.tongban.support.crypto.Sm3;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tus 1.0.0 as a client sees it, and everything that is refused. */
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
    void anotherVersionIsRefusedBeforeItIsRead() {
        Answer none = Client.send(applicant.request("/api/uploads").POST(BodyPublishers.noBody()));
        Answer other = Client.send(applicant
                .request("/api/uploads/" + UUID.randomUUID())
                .header("Tus-Resumable", "0.2.2")
                .DELETE());

        for (Answer answer : List.of(none, other)) {
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.code()).isEqualTo("TUS_VERSION");
            assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        }
    }

    @Test
    void anotherContentTypeIsRefused() {
        Answer answer = Client.send(applicant
                .tus("/api/uploads/" + opened(10))
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/pdf")
                .method("PATCH", BodyPublishers.ofByteArray(new byte[10])));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
    }

    @Test
    void theOffsetIsTheServersToTell() {
        String id = opened(PDF.length);
        applicant.append(id, 0, Arrays.copyOf(PDF, 5));

        Answer again = applicant.append(id, 0, Arrays.copyOf(PDF, 5));
        Answer ahead = applicant.append(id, 9, new byte[1]);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("UPLOAD_OFFSET");
        assertThat(again.body().path("offset").asInt()).isEqualTo(5);
        assertThat(ahead.status()).isEqualTo(409);
        assertThat(applicant.head(id).header("Upload-Offset")).isEqualTo("5");
        assertThat(Client.send(applicant
                                .tus("/api/uploads/" + id)
                                .header("Content-Type", "application/offset+octet-stream")
                                .header("Upload-Offset", "-5")
                                .method("PATCH", BodyPublishers.ofByteArray(new byte[1])))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsAnothersIsNotThere() {
        String id = opened(PDF.length);
        Client other = person(newPerson());

        assertThat(other.head(id).status()).isEqualTo(404);
        assertThat(other.append(id, 0, PDF).code()).isEqualTo("UPLOAD_NOT_FOUND");
        assertThat(Client.send(other.tus("/api/uploads/" + id).DELETE()).code()).isEqualTo("UPLOAD_NOT_FOUND");
        assertThat(applicant.head(UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(applicant.append(id, 0, PDF).status()).as("and untouched").isEqualTo(204);
        assertThat(official("140000", "counter").create("a", 1, new byte[0]).status())
                .isEqualTo(403);
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
    void afterADayItIsOver() {
        String id = opened(PDF.length);
        at("2026-03-04");

        assertThat(applicant.head(id).status()).isEqualTo(410);
        assertThat(applicant.append(id, 0, PDF).code()).isEqualTo("UPLOAD_EXPIRED");
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
        assertThat(objects).noneMatch(StoreIT::exists);
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

    @ParameterizedTest
    @CsvSource({"sha1", "sha256", "sm3"})
    void aChecksumIsCompared(String algorithm) throws Exception {
        String id = opened(PDF.length);
        byte[] digest = switch (algorithm) {
            case "sm3" -> HexFormat.of().parseHex(Sm3.hex(PDF));
            default ->
                MessageDigest.getInstance(algorithm.replace("sha", "SHA-")).digest(PDF);
        };
        byte[] wrong = PDF.clone();
        wrong[3] ^= 1;

        Answer refused = withChecksum(id, algorithm, digest, wrong);
        assertThat(refused.status()).isEqualTo(460);
        assertThat(refused.code()).isEqualTo("CHECKSUM_MISMATCH");
        assertThat(applicant.head(id).header("Upload-Offset"))
                .as("nothing kept")
                .isEqualTo("0");
        assertThat(drafts()).isZero();
        assertThat(parts(id)).isZero();
        assertThat(withChecksum(id, algorithm, digest, PDF).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5 AAAA", "sha1", "sha1 ***", "", "sm3 AAAA extra"})
    void aChecksumThatCannotBeReadIsRefused(String header) {
        Answer answer = Client.send(applicant
                .appending(opened(PDF.length), 0, BodyPublishers.ofByteArray(PDF))
                .header("Upload-Checksum", header));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aFirstBodyWithAWrongChecksumLeavesNothing() {
        Answer refused = Client.send(applicant
                .tus("/api/uploads")
                .header("Upload-Length", "30")
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Checksum", "sha1 AAAA")
                .POST(BodyPublishers.ofByteArray(new byte[30])));

        assertThat(refused.status()).isEqualTo(460);
        assertThat(room(applicant)).isEqualTo("0 0");
    }

    @Test
    void whatIsTooLargeIsRefusedEarlyAndLate() {
        assertThat(applicant.create("a", 32L * 1024 * 1024 + 1, new byte[0]).status())
                .isEqualTo(413);
        String id = opened(10 * 1024 * 1024);
        byte[] large = new byte[CHUNK + 1];
        assertThat(applicant.append(id, 0, large).code()).as("told").isEqualTo("TOO_LARGE");
        assertThat(Client.send(applicant.appending(
                                id, 0, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                        .status())
                .as("not told")
                .isEqualTo(413);
        assertThat(applicant.head(id).header("Upload-Offset")).isEqualTo("0");
        String small = opened(10);
        assertThat(applicant.append(small, 0, new byte[11]).status())
                .as("more than its length")
                .isEqualTo(413);
        assertThat(drafts()).isZero();
        assertThat(applicant.create("a", 20, new byte[21]).status()).isEqualTo(413);
        assertThat(room(applicant)).isEqualTo("2 " + (10 * 1024 * 1024 + 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "12x", "9999999999999999999999"})
    void aLengthThatIsNoneIsRefused(String length) {
        assertThat(Client.send(applicant
                                .tus("/api/uploads")
                                .header("Upload-Length", length)
                                .POST(BodyPublishers.noBody()))
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename ***", "filename a b", "filename YQ==,filename YQ==", "filename /////w==", ","})
    void metadataThatCannotBeReadIsRefused(String metadata) {
        assertThat(Client.send(applicant
                                .tus("/api/uploads")
                                .header("Upload-Length", "10")
                                .header("Upload-Metadata", metadata)
                                .POST(BodyPublishers.noBody()))
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void anOwnerHasOnlySoMuchOpenAlsoAtTheSameMoment() {
        List<CompletableFuture<Answer>> many = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> applicant.create("a", 1, new byte[0])))
                .toList();
        List<Answer> answers = many.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(30);
        assertThat(answers).filteredOn(a -> a.code().equals("UPLOAD_QUOTA")).hasSize(10);
        Client other = person(newPerson());
        other.create("a", 32L * 1024 * 1024, new byte[0]);
        assertThat(other.create("a", 8L * 1024 * 1024 + 1, new byte[0]).code())
                .as("bytes")
                .isEqualTo("UPLOAD_QUOTA");
        assertThat(other.create("a", 8L * 1024 * 1024, new byte[0]).status()).isEqualTo(201);
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

    private Answer withChecksum(String id, String algorithm, byte[] digest, byte[] bytes) {
        return Client.send(applicant
                .appending(id, 0, BodyPublishers.ofByteArray(bytes))
                .header("Upload-Checksum", algorithm + " " + Base64.getEncoder().encodeToString(digest)));
    }
}
