package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.SignedJWT;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened is told at least once, in order, and never with personal data. */
class OutboxIT extends ApprovalIT {

    @Test
    void nothingIsLostWhileTheReceiverIsDownAndAllComesInOrderLater() {
        NOTICE.resetAll();
        NOTICE.stubFor(post("/internal/events").willReturn(serverError()));
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        await().until(() -> !requests().isEmpty());

        NOTICE.resetAll();
        NOTICE.stubFor(post("/internal/events").willReturn(status(202)));

        await().atMost(Duration.ofSeconds(60)).until(() -> sequence(path).size() >= 3);
        assertThat(sequence(path).stream().distinct()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void anEventIsACloudEventWithoutPersonalData() throws Exception {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        await().until(() -> !sequence(path).isEmpty());

        LoggedRequest request = requests().stream()
                .filter(r -> r.getBodyAsString().contains(id(path)))
                .findFirst()
                .orElseThrow();
        JsonNode event = events(path).get(0);

        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(id(path) + "-2");
        assertThat(event.at("/data/facts/dueOn").asString()).isEqualTo("2026-03-09");
        assertThat(event.at("/data/recipients/0").asString()).startsWith("person:province:");
        assertThat(event.toString()).doesNotContain("张伟", "140105199003070012", "13900000001");
        SignedJWT token = SignedJWT.parse(request.getHeader("Authorization").substring(7));
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("notice");
        assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("events");
    }

    /** 法律援助法第四十九条, beside the two remedies that every decision has. */
    @Test
    void theRemediesAreThoseOfTheDocument() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        String denial = "{\"outcome\":\"DENY\",\"reason\":\"AID_NOT_ELIGIBLE\",\"text\":\"收入超过标准\"}";
        moved(official("140000", "decider").post(path + "/decision", denial), "DENIED");
        await().until(() -> events(path).stream()
                .anyMatch(event -> event.path("type").asString().endsWith(".denied")));

        assertThat(events(path))
                .filteredOn(event -> event.path("type").asString().endsWith(".denied"))
                .allSatisfy(event -> {
                    String remedy = event.at("/data/facts/remedy").asString();
                    assertThat(remedy).contains("第四十九条", "行政复议", "行政诉讼");
                    assertThat(textOf(applicant, path, "DENIAL")).contains(remedy);
                });
    }

    private static List<LoggedRequest> requests() {
        return NOTICE.findAll(postRequestedFor(urlEqualTo("/internal/events")));
    }

    private static List<JsonNode> events(String path) {
        return requests().stream()
                .flatMap(request -> StreamSupport.stream(
                        JsonMapper.shared().readTree(request.getBodyAsString()).spliterator(), false))
                .filter(event -> event.path("subject").asString().equals(id(path)))
                .toList();
    }

    private static List<Long> sequence(String path) {
        return events(path).stream()
                .map(event -> event.at("/data/seq").asLong())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
