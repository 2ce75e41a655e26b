package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import io.tongban.support.crypto.Sm3;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that an upload is refused for: a stable code, and nothing kept. */
class UploadRefusalsIT extends StoreIT {

    private static final int CHUNK = 8 * 1024 * 1024;

    private Client applicant;

    @BeforeEach
    void somebody() {
        applicant = person(newPerson());
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
        assertThat(official("140000", "reviewer").create("a", 1, new byte[0]).status())
                .isEqualTo(403);
    }

    @Test
    void afterADayItIsOver() {
        String id = opened(PDF.length);
        at("2026-03-04");

        assertThat(applicant.head(id).status()).isEqualTo(410);
        assertThat(applicant.append(id, 0, PDF).code()).isEqualTo("UPLOAD_EXPIRED");
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
        List<Answer> answers = atOnce(40, () -> applicant.create("a", 1, new byte[0]));

        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(30);
        assertThat(answers).filteredOn(a -> a.code().equals("UPLOAD_QUOTA")).hasSize(10);
        Client other = person(newPerson());
        other.create("a", 32L * 1024 * 1024, new byte[0]);
        assertThat(other.create("a", 8L * 1024 * 1024 + 1, new byte[0]).code())
                .as("bytes")
                .isEqualTo("UPLOAD_QUOTA");
        assertThat(other.create("a", 8L * 1024 * 1024, new byte[0]).status()).isEqualTo(201);
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
