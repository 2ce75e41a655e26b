package io.tongban.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.SignedJWT;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was told, and when it was first read, is reported to the case: at least once, in order, without a person in it. */
class ReportsIT extends NoticeIT {

    private static final String HEAD = "0123456789abcdef".repeat(4);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final UUID application = UUID.randomUUID();

    @Test
    void aDraftHasNoEvidenceAndIsToldNothing() throws Exception {
        Events.Event warning = Events.event(application, 2, "draft-expiring").to(zhang.ownerKey());
        warning.data().remove("caseNumber");
        tell(warning.facts(Map.of("dueOn", "2026-06-01")));
        JsonNode notice = client.get("/api/notices", zhang).json().at("/items/0");
        assertThat(notice.toString()).contains("草稿即将到期", "2026年6月1日");
        client.post("/api/notices/" + notice.get("id").asString() + "/read", zhang);

        tell(Events.event(application, 3, "submitted").to(zhang.ownerKey()));

        await().atMost(LATER).until(() -> reports().size() == 1);
        assertThat(seqs()).containsExactly(1L);
        assertThat(reports().get(0).at("/data/event").asString()).isEqualTo("submitted");
    }

    @Test
    void whatIsToldIsReportedByItsDigestsAndTheFirstReadingOnce() throws Exception {
        tell(Events.event(application, 1, "submitted").to(zhang.ownerKey(), li.ownerKey()));
        await().atMost(LATER).until(() -> reports().size() == 2);
        JsonNode notice = client.get("/api/notices", zhang).json().at("/items/0");
        String id = notice.get("id").asString();
        List.of(1, 2, 3).forEach(again -> client.post("/api/notices/" + id + "/read", zhang));
        await().atMost(LATER).until(() -> reports().size() == 3);

        JsonNode told = reports().stream()
                .filter(report -> report.at("/data/notice").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/type").asString()).isEqualTo("cn.tongban.notice.told");
        assertThat(told.at("/data/eventId").asString()).isEqualTo(application + "-1");
        assertThat(told.at("/data/templateVersion").asInt()).isEqualTo(1);
        assertThat(told.at("/data/sm3").asString())
                .isEqualTo(Sm3.hex(utf8(notice.get("title").asString() + "\n"
                        + notice.get("body").asString())));
        assertThat(told.at("/data/recipient").asString())
                .isEqualTo(Sm3.hex(
                        HexFormat.of().parseHex(told.at("/data/recipientSalt").asString()), utf8(zhang.ownerKey())));
        JsonNode read = reports().get(2);
        assertThat(read.at("/type").asString()).isEqualTo("cn.tongban.notice.read");
        assertThat(read.at("/data/notice").asString()).isEqualTo(id);
        assertThat(seqs()).containsExactly(1L, 2L, 3L);
        assertThat(reports().toString()).doesNotContain(zhang.subject(), li.subject());
    }

    @Test
    void itGoesToTheCasesWithATokenOfItsOwnScope() throws Exception {
        tell(Events.event(application, 1, "submitted").to(zhang.ownerKey()));
        await().atMost(LATER).until(() -> !reports().isEmpty());

        LoggedRequest request = requests().get(0);
        SignedJWT token = SignedJWT.parse(request.getHeader("Authorization").substring(7));
        assertThat(request.getHeader("Content-Type")).startsWith("application/cloudevents-batch+json");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("notice");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("approval");
        assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("notices");
    }

    @Test
    void nothingIsLostWhileTheCasesAreDownAndAllComesInOrderLater() {
        APPROVAL.resetAll();
        APPROVAL.stubFor(post("/internal/notices").willReturn(serverError()));
        for (int seq = 1; seq <= 5; seq++) {
            assertThat(tell(Events.event(application, seq, "redated").to(zhang.ownerKey()))
                            .status())
                    .isEqualTo(204);
        }
        await().atMost(LATER).until(() -> !requests().isEmpty());
        APPROVAL.resetAll();
        APPROVAL.stubFor(post("/internal/notices").willReturn(noContent()));

        await().atMost(LATER).until(() -> seqs().size() >= 5);
        assertThat(seqs().stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void reportsThatAreMadeAtOnceHaveEachANumberOfTheirOwn() {
        IntStream.rangeClosed(1, 10)
                .mapToObj(seq -> CompletableFuture.runAsync(
                        () -> tell(Events.event(application, seq, "redated").to(zhang.ownerKey(), li.ownerKey()))))
                .toList()
                .forEach(CompletableFuture::join);
        client.get("/api/notices?limit=10", zhang)
                .json()
                .get("items")
                .valueStream()
                .map(notice -> CompletableFuture.runAsync(
                        () -> client.post("/api/notices/" + notice.get("id").asString() + "/read", zhang)))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(LATER).until(() -> seqs().stream().distinct().count() == 30);
        assertThat(seqs().stream().distinct().sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aNoticeShowsTheHeadOfTheCaseShortInItsTextAndWholeInItsData() {
        tell(Events.event(application, 1, "accepted")
                .to(zhang.ownerKey())
                .saying("evidence", Map.of("seq", 3, "head", HEAD)));
        tell(Events.event(UUID.randomUUID(), 1, "accepted").to(zhang.ownerKey()));

        JsonNode items = client.get("/api/notices", zhang).json().get("items");
        assertThat(items.get(1).get("evidenceHead").asString()).isEqualTo(HEAD);
        assertThat(items.get(1).get("body").asString()).endsWith("\n存证链头：01234567 89abcdef");
        assertThat(items.get(0).get("evidenceHead").isNull()).isTrue();
        assertThat(items.get(0).get("body").asString()).doesNotContain("存证");
        assertThat(tell(Events.event(application, 2, "accepted").saying("evidence", Map.of("head", "x")))
                        .status())
                .isEqualTo(422);
    }

    private static List<LoggedRequest> requests() {
        return APPROVAL.findAll(postRequestedFor(urlEqualTo("/internal/notices")));
    }

    private List<JsonNode> reports() {
        return requests().stream()
                .flatMap(request -> StreamSupport.stream(
                        Client.JSON.readTree(request.getBodyAsString()).spliterator(), false))
                .filter(report -> report.path("subject").asString().equals(application.toString()))
                .toList();
    }

    private List<Long> seqs() {
        return reports().stream().map(report -> report.at("/data/seq").asLong()).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
