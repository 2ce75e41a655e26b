package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Chains;
import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Client;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the notice service reports is in the chain of the case: once, in order, whatever else happens to the case. */
class NoticeEvidenceIT extends ApprovalIT {

    private static final String SM3 = "ab".repeat(32);

    @TempDir
    Path folder;

    private Client applicant;
    private String path;
    private String id;

    @BeforeEach
    void aCase() {
        applicant = person(newPerson());
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        id = path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void eachReportIsKeptOnceInItsOrder() {
        String notice = UUID.randomUUID().toString();
        assertThat(report(told(1, notice), read(2, notice))).isEqualTo(204);
        assertThat(report(told(1, notice), read(2, notice), told(3, notice))).isEqualTo(204);
        assertThat(report(read(2, notice))).isEqualTo(204);

        assertThat(notices()).containsExactly("TOLD submitted", "READ ", "TOLD submitted");
        Chains.areWhole(DATABASE);
    }

    @Test
    void aReportAfterOneThatIsMissingWaitsForIt() {
        String notice = UUID.randomUUID().toString();

        assertThat(report(told(2, notice), told(3, notice))).isEqualTo(409);
        assertThat(notices()).isEmpty();
        assertThat(report(told(1, notice), told(3, notice))).isEqualTo(409);
        assertThat(notices()).as("what was in order stays").hasSize(1);
        assertThat(report(told(2, notice), told(3, notice))).isEqualTo(204);
        assertThat(notices()).hasSize(3);
    }

    @Test
    void theSameReportsTwentyTimesAtOnceAreKeptOnce() {
        String[] batch = IntStream.rangeClosed(1, 10)
                .mapToObj(seq -> told(seq, UUID.randomUUID().toString()))
                .toArray(String[]::new);

        assertThat(atOnce(20, () -> report(batch))).containsOnly(204);
        assertThat(notices()).hasSize(10);
        Chains.areWhole(DATABASE);
    }

    @Test
    void aLongChainIsReadPageByPage() throws IOException {
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 100;
            assertThat(report(IntStream.rangeClosed(from + 1, from + 100)
                            .mapToObj(seq -> read(seq, UUID.randomUUID().toString()))
                            .toArray(String[]::new)))
                    .isEqualTo(204);
        }

        Path file = Files.writeString(
                folder.resolve("long.json"),
                applicant.get(path + "/evidence").raw().body());
        assertThat(Checker.called(file).text()).contains("VALID").contains("302 项 entries");
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                Arguments.of("another scope", TestIdentity.neighbour("notice", "approval", "events"), 403),
                Arguments.of("another neighbour", TestIdentity.neighbour("driver", "approval", "notices"), 403),
                Arguments.of("for another service", TestIdentity.neighbour("notice", "catalog", "notices"), 401),
                Arguments.of("a stranger", TestIdentity.neighbour("stranger", "approval", "notices"), 401),
                Arguments.of("a passport", TestIdentity.passport(TestIdentity.person("p", "张伟"), "approval"), 401),
                Arguments.of(
                        "expired",
                        TestIdentity.tokensAt("notice", Instant.now().minusSeconds(600))
                                .neighbour("approval", "notices"),
                        401));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedReportIsRefused(String what, String token, int status) {
        assertThat(send(token, "[" + told(1, UUID.randomUUID().toString()) + "]"))
                .isEqualTo(status);
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[{}]",
                "[{\"type\":\"cn.tongban.notice.told\"}]",
                "[{\"type\":\"cn.tongban.notice.lost\",\"subject\":\"ID\",\"data\":{\"seq\":1,\"notice\":\"ID\",\"at\":\"2026-03-02T00:00:00Z\"}}]",
                "[{\"type\":\"cn.tongban.notice.told\",\"subject\":\"ID\",\"data\":{\"seq\":1,\"notice\":\"ID\",\"at\":\"2026-03-02T00:00:00Z\"}}]",
                "[{\"type\":\"cn.tongban.notice.read\",\"subject\":\"ID\",\"data\":{\"seq\":0,\"notice\":\"ID\",\"at\":\"2026-03-02T00:00:00Z\"}}]",
                "[{\"type\":\"cn.tongban.notice.read\",\"subject\":\"no id\",\"data\":{\"seq\":1,\"notice\":\"ID\",\"at\":\"2026-03-02T00:00:00Z\"}}]",
                "[{\"type\":\"cn.tongban.notice.read\",\"subject\":\"ID\",\"data\":{\"seq\":1,\"notice\":\"ID\",\"at\":\"yesterday\"}}]"
            })
    void aMalformedReportIsRefusedWhole(String body) {
        assertThat(send(token(), body.replace("ID", id))).isIn(400, 422);
        assertThat(notices()).isEmpty();
    }

    @Test
    void aReportOfACaseThatIsNotThereIsRefusedSoThatItIsNotLost() {
        String report = told(1, UUID.randomUUID().toString())
                .replace(id, UUID.randomUUID().toString());

        assertThat(report(report)).isEqualTo(404);
        String draft = draft(applicant, "forensic-person-renew", "140000");
        assertThat(report(
                        told(1, UUID.randomUUID().toString()).replace(id, draft.substring(draft.lastIndexOf('/') + 1))))
                .isEqualTo(404);
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        applicant.get(path + "/evidence").body().path("entries").forEach(entry -> {
            if (entry.path("kind").asString().equals("NOTICE")) {
                notices.add(entry.at("/content/what").asString() + " "
                        + entry.at("/content/event").asString(""));
            }
        });
        return notices;
    }

    private String told(int seq, String notice) {
        return """
                {"specversion":"1.0","id":"%s-told","source":"/notice","type":"cn.tongban.notice.told","subject":"%s",
                "data":{"seq":%d,"notice":"%s","at":"2026-03-02T02:00:00Z","event":"submitted","eventId":"%s-2",
                "template":"submitted","templateVersion":1,"sm3":"%s","sm3En":"%s","recipient":"%s",
                "recipientSalt":"00112233445566778899aabbccddeeff"}}
                """.formatted(notice, id, seq, notice, id, SM3, SM3, SM3);
    }

    private String read(int seq, String notice) {
        return """
                {"specversion":"1.0","id":"%s-read","source":"/notice","type":"cn.tongban.notice.read","subject":"%s",
                "data":{"seq":%d,"notice":"%s","at":"2026-03-02T03:00:00Z"}}
                """.formatted(notice, id, seq, notice);
    }

    private int report(String... reports) {
        return send(token(), "[" + String.join(",", reports) + "]");
    }

    private static String token() {
        return TestIdentity.neighbour("notice", "approval", "notices");
    }

    private int send(String token, String body) {
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/notices"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/cloudevents-batch+json")
                        .POST(BodyPublishers.ofString(body)))
                .status();
    }
}
