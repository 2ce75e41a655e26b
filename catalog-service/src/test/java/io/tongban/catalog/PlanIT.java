package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans through HTTP: for everybody, and for the neighbour who builds the cases. */
class PlanIT extends CatalogIT {

    private static final String CHANGE = "/api/catalog/packages/PK-FIRM-CHANGE/plan";
    private static final String ALL = "name=yes head=yes addr=yes partner=yes charter=yes agreement=yes";

    @Test
    void everyCombinationOfAnswersIsPlannedOrRefusedAsEmpty() {
        Map<String, Integer> counts = new TreeMap<>();
        Plans.combinations(1).forEach(one -> counts.merge(outcome(one), 1, Integer::sum));
        Plans.combinations(3).forEach(one -> counts.merge(outcome(one), 1, Integer::sum));

        assertThat(counts).isEqualTo(Map.of("planned online", 352, "planned with a case on site", 12, "PLAN_EMPTY", 2));
    }

    private String outcome(Plans.Case one) {
        WebTestClient.ResponseSpec answer =
                post("/api/catalog/packages/" + one.code() + "/plan", Plans.json(one.body()));
        JsonNode body = json(answer);
        if (body.has("code") && body.has("status")) {
            answer.expectStatus().isEqualTo(422);
            return body.at("/code").asString();
        }
        assertThat(body).as("%s", one).isEqualTo(new JsonMapper().readTree(expected(one, body)));
        return body.at("/allOnline").asBoolean() ? "planned online" : "planned with a case on site";
    }

    /** As computed from the files, with the version, day and notice of the answer. */
    private static String expected(Plans.Case one, JsonNode answer) {
        PlanBasis basis = Plans.basis(one.code());
        return Plans.json(Planner.plan(
                new PlanBasis(
                        java.time.LocalDate.parse(answer.at("/on").asString()),
                        basis.publication(),
                        true,
                        answer.at("/notice").asString(),
                        1,
                        basis.content(),
                        basis.items(),
                        basis.commitments()),
                one.body()));
    }

    @Test
    void aPlanIsOneStatementAndNobodyKeepsIt() {
        HttpHeaders headers = post(CHANGE, body(ALL))
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        assertThat(statements.take()).hasSize(1);
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getETag()).isNull();
    }

    @Test
    void aNeighbourPlansOnItsOwnDay() {
        String path = "/internal/packages/PK-FIRM-CHANGE/plan";
        String token = TestIdentity.neighbour("approval", "catalog", "items");
        clock.set(Instant.parse("2023-06-01T00:00:00Z"));

        JsonNode plan = json(
                postAs(token, path + "?on=2026-05-04", body(ALL)).expectStatus().isOk());
        assertThat(plan.at("/on").asString()).isEqualTo("2026-05-04");
        assertThat(plan.at("/version").asInt()).isEqualTo(1);
        assertThat(plan.at("/publication").asInt())
                .isEqualTo(CatalogFolder.shipped().meta().number());
        assertThat(plan.at("/steps/0/itemVersion").asInt()).isEqualTo(1);
        assertThat(statements.take()).hasSize(1);

        refused(postAs(token, path, body(ALL)), 404, "PACKAGE_UNKNOWN");
        refused(postAs(token, path + "?on=yesterday", body(ALL)), 400, "BAD_REQUEST");
        refused(postAs(TestIdentity.neighbour("approval", "catalog", "events"), path, body(ALL)), 403, "NOT_PERMITTED");
        refused(postAs(TestIdentity.neighbour("stranger", "catalog", "items"), path, body(ALL)), 401, "NOT_SIGNED_IN");
        refused(post(path, body(ALL)), 401, "NOT_SIGNED_IN");
        refused(
                client.post()
                        .uri(CHANGE)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body(ALL))
                        .exchange(),
                401,
                "NOT_SIGNED_IN");
    }

    @Test
    void aFirmChangeThatChangesNothingIsRefusedWithTheReasonInLaw() {
        JsonNode problem = refused(post(CHANGE, body(ALL.replace("yes", "no"))), 422, "PLAN_EMPTY");

        assertThat(problem.at("/detail").asString()).contains("不需要提出申请", "行政许可法第三十二条第一款第(一)项");
        JsonNode english = json(client.post()
                .uri(CHANGE)
                .header(Passport.HEADER, visitor())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(ALL.replace("yes", "no")))
                .exchange());
        assertThat(english.at("/detail").asString()).startsWith("These answers call for nothing to be filed: ");
    }

    @Test
    void allFaultsComeAtOnceWithTheirPlaces() {
        JsonNode problem =
                refused(post(CHANGE, "{\"answers\":{\"name\":\"maybe\",\"x\":\"y\"},\"foo\":1}"), 422, "PLAN_INVALID");

        assertThat(problem.at("/faults")
                        .valueStream()
                        .map(fault -> fault.at("/pointer").asString() + " "
                                + fault.at("/code").asString()))
                .containsExactlyInAnyOrder(
                        "/foo UNKNOWN_FIELD",
                        "/answers/x UNKNOWN_QUESTION",
                        "/answers/name NOT_A_CHOICE",
                        "/answers/head REQUIRED",
                        "/answers/addr REQUIRED",
                        "/answers/partner REQUIRED",
                        "/answers/charter REQUIRED",
                        "/answers/agreement REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "PK-NONE, 404, PACKAGE_UNKNOWN",
        "pk-firm-change, 404, PACKAGE_UNKNOWN",
        "PK-FIRM-CHANGE' or 'a'='a, 404, PACKAGE_UNKNOWN",
        "CM-01, 404, PACKAGE_UNKNOWN"
    })
    void saysThatThereIsNoSuchPackage(String code, int status, String problem) {
        refused(
                client.post()
                        .uri("/api/catalog/packages/{code}/plan", code)
                        .header(Passport.HEADER, visitor())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}")
                        .exchange(),
                status,
                problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "{", "{\"answers\":}", "\"answers\"", "{\"answers\":{}}}}"})
    void whatIsNoObjectCannotBeRead(String body) {
        JsonNode problem = json(post(CHANGE, body));

        assertThat(problem.at("/code").asString()).isIn("BAD_REQUEST", "PLAN_INVALID");
        assertThat(problem.at("/requestId").asString()).hasSize(36);
    }

    @Test
    void aHostileBodyIsRefusedBeforeItCostsAnything() {
        refused(post(CHANGE, "{\"answers\":{\"name\":\"" + "x".repeat(10 << 20) + "\"}}"), 413, "TOO_LARGE");
        refused(post(CHANGE, "{\"answers\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"), 400, "BAD_REQUEST");
        assertThat(statements.take()).isEmpty();
        refused(post(CHANGE, "{\"answers\":" + "{\"a\":".repeat(400) + "1" + "}".repeat(401)), 422, "PLAN_INVALID");
        refused(
                client.post()
                        .uri(CHANGE)
                        .header(Passport.HEADER, visitor())
                        .contentType(MediaType.APPLICATION_XML)
                        .bodyValue("<answers/>")
                        .exchange(),
                415,
                "MEDIA_TYPE_NOT_ACCEPTED");
    }

    @Test
    void fiftyPersonsArePlannedAndTheFiftyFirstIsRefused() {
        Map<String, Object> body = new HashMap<>(
                Plans.of("PK-FIRM-SETUP", "form=general named=no other_firm=yes other_prov=yes all_same=yes", 50)
                        .body());
        String path = "/api/catalog/packages/PK-FIRM-SETUP/plan";
        JsonNode plan = json(post(path, Plans.json(body)).expectStatus().isOk());

        assertThat(plan.at("/steps")).hasSize(102);
        assertThat(plan.at("/reductions/visits/now").asInt()).isZero();
        assertThat(plan.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
        body.put("repeats", Map.of("lawyer-transfer-inbound", java.util.Collections.nCopies(51, "甲")));
        JsonNode problem = refused(post(path, Plans.json(body)), 422, "PLAN_INVALID");
        assertThat(problem.at("/faults/0/code").asString()).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void markupInALabelIsRefusedAndNotEchoed() {
        String body = Plans.json(Map.of(
                "answers", Map.of("branch", "yes", "lawyers", "move"),
                "repeats", Map.of("branch-cancel", List.of("<img src=x onerror=alert(1)>"))));
        String answer = post("/api/catalog/packages/PK-FIRM-CANCEL/plan", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer).contains("/repeats/branch-cancel/0").doesNotContain("onerror");
    }

    private static String body(String answers) {
        return Plans.json(Plans.of("PK-FIRM-CHANGE", answers, 0).body());
    }

    private WebTestClient.ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header(Passport.HEADER, visitor())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec postAs(String token, String path, String body) {
        return client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        JsonNode problem = json(answer.expectStatus().isEqualTo(status));
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        return problem;
    }
}
