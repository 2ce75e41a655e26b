package io.tongban.gateway;

import static io.tongban.gateway.World.official;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.gateway.World.Instance;
import io.tongban.gateway.security.Rule;
import io.tongban.gateway.security.Rule.Who;
import io.tongban.gateway.security.SecurityRules;
import io.tongban.support.testing.Committed;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of the table, asked by everybody; and what is not in it. */
class RulesIT {

    private static final List<String> ROLES =
            List.of("counter", "reviewer", "decider", "supervisor", "auditor", "editor");

    private static World world;
    private static Instance gateway;
    private static Browser visitor;
    private static Browser applicant;
    private static final Map<String, Browser> officials = new HashMap<>();

    @BeforeAll
    static void start() {
        world = new World();
        gateway = world.start(
                "tongban.gateway.limits.read.burst", "100000", "tongban.gateway.limits.write.burst", "100000");
        visitor = gateway.browser();
        visitor.get("/api/me");
        applicant = gateway.browser();
        world.province.login(applicant, zhang());
        applicant.get("/api/me");
        for (String role : ROLES) {
            Browser browser = gateway.browser();
            world.staff.login(browser, official("with-" + role, "140100", role));
            browser.get("/api/me");
            officials.put(role, browser);
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
        world.close();
    }

    @BeforeEach
    void services() {
        world.servicesAnswer();
    }

    static Stream<Rule> routed() {
        return SecurityRules.table().stream()
                .filter(rule -> rule.path().getPatternString().startsWith("/api/"))
                .filter(rule -> !rule.path().getPatternString().startsWith("/api/me"));
    }

    static Stream<Rule> writing() {
        return routed().filter(
                        rule -> !Set.of("GET", "OPTIONS").contains(rule.method().name()));
    }

    private static HttpResponse<String> ask(Browser browser, Rule rule) {
        String path = rule.path().getPatternString().replaceAll("\\{\\w+}", "x1");
        return browser.send(
                rule.method().name(),
                path,
                rule.method().name().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routed")
    void theTableIsWhatHappens(Rule rule) {
        boolean open = rule.who() instanceof Who.Everybody;
        boolean anybody = open || rule.who() instanceof Who.SignedInPerson;
        Set<String> roles = rule.who() instanceof Who.Official who ? who.roles() : Set.of();
        boolean counter = rule.who() instanceof Who.ApplicantOrCounter;
        boolean anyOfficial = rule.who() instanceof Who.Official && roles.isEmpty();

        assertThat(ask(visitor, rule).statusCode()).as("visitor").isEqualTo(open ? 200 : 401);
        assertThat(ask(applicant, rule).statusCode())
                .as("applicant")
                .isEqualTo(anybody || counter || rule.who() instanceof Who.Applicant ? 200 : 403);
        for (String role : ROLES) {
            assertThat(ask(officials.get(role), rule).statusCode())
                    .as(role)
                    .isEqualTo(
                            anybody || anyOfficial || roles.contains(role) || counter && role.equals("counter")
                                    ? 200
                                    : 403);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writing")
    void writingFromABrowserNeedsTheCsrfToken(Rule rule) {
        HttpResponse<String> refused = applicant.send(
                rule.method().name(),
                rule.path().getPatternString().replaceAll("\\{\\w+}", "x1"),
                BodyPublishers.ofString("{}"),
                "X-XSRF-TOKEN",
                "another");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("CSRF_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "/internal/items/x",
                "/internal/clock",
                "/api/internal/events",
                "/api/unknown",
                "/api/applications/1/force",
                "/api/applications/1/acceptance",
                "/api/catalog/admin/items",
                "/openapi/v1/events",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/actuator",
                "/docs/gateway/x",
                "/application.yaml"
            })
    void whatIsNotInTheTableIsNotFound(String path) {
        for (Browser browser : List.of(visitor, applicant, officials.get("decider"))) {
            HttpResponse<String> answer = browser.get(path, "Accept", "application/json");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
        }
        assertThat(world.approval.getAllServeEvents()).isEmpty();
        assertThat(world.notice.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//internal/events",
                "/api//internal/events",
                "/api/notices/../../internal/events",
                "/api/notices/..;/..;/internal/events",
                "/api/notices/%2e%2e/%2e%2e/internal/events",
                "/api/notices/..%2f..%2finternal/events",
                "/api/notices/%2E./internal",
                "/api/notices;x=1",
                "/api/./notices",
                "/api/notices/.",
                "/api/notices\\..\\internal",
                "/api/notices/%5c..%5cinternal",
                "/api/notices/%00",
                "/api/notices/%252e%252e/internal",
                "/api/notices/a%0d%0ab"
            })
    void pathsThatCanBeReadInTwoWaysAreRefused(String path) throws IOException {
        String session = "TB_SESSION=" + applicant.cookies.get("TB_SESSION");
        String answer = RawHttp.send(
                gateway.url(),
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: " + session + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(world.notice.getAllServeEvents()).isEmpty();
    }

    @Test
    void chineseInAPathIsPlain() {
        assertThat(visitor.get("/api/catalog/items/%E5%BE%8B%E5%B8%88").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBrowserIsSentToTheChoiceOfLoginAndAProgramGetsAProblem() {
        HttpResponse<String> person = visitor.get("/api/applications", "Accept", "text/html,*/*;q=0.8");
        assertThat(person.statusCode()).isEqualTo(302);
        assertThat(person.headers().firstValue("Location")).contains("/login");

        HttpResponse<String> program = visitor.get("/api/applications", "Accept", "application/json");
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(program.body()).contains("\"code\":\"NOT_SIGNED_IN\"", "\"title\":\"请先登录\"", "\"requestId\":\"");
        assertThat(visitor.get("/api/applications", "Accept-Language", "en").body())
                .contains("\"title\":\"Please sign in\"");
    }

    @Test
    void optionsAndOtherMethodsAreNotRouted() {
        for (String method : List.of("OPTIONS", "TRACE", "PROPFIND")) {
            assertThat(applicant
                            .send(method, "/api/applications", BodyPublishers.noBody())
                            .statusCode())
                    .as(method)
                    .isBetween(400, 405);
        }
        assertThat(world.approval.getAllServeEvents()).isEmpty();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/", "/login", "/api/me", "/api/catalog/items", "/api/applications")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Referrer-Policy")).hasSize(1);
        }
    }

    @Test
    void thePagesSpeakTwoLanguagesAndHoldNoScript() {
        assertThat(visitor.get("/").body()).contains("只作演示", "/docs", "/oauth2/authorization/staff");
        assertThat(visitor.get("/?lang=en").body()).contains("illustration", "/oauth2/authorization/province");
        assertThat(visitor.get("/", "Accept-Language", "en-GB,en;q=0.9").body()).contains("illustration");
        assertThat(visitor.get("/?lang=zh", "Accept-Language", "en").body()).contains("只作演示");
        for (String page : List.of("/", "/?lang=en", "/login", "/login?lang=en", "/login?error")) {
            HttpResponse<String> answer = visitor.get(page);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
            assertThat(answer.body()).doesNotContain("<script", "<style", "style=", "onclick");
        }
        assertThat(visitor.get("/assets/tongban.css").statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentsOfAllServicesAreJoined() {
        assertThat(visitor.get("/docs").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/v3/api-docs/swagger-config").body())
                .contains("/docs/approval", "/docs/catalog", "/docs/notice");
        assertThat(visitor.get(visitor.get("/docs")
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/docs/notice").statusCode()).isEqualTo(200);
        assertThat(World.seenBy(world.notice).getUrl()).isEqualTo("/v3/api-docs");
        assertThat(World.seenBy(world.notice).containsHeader("X-Passport")).isFalse();
        assertThat(visitor.get("/v3/api-docs").body()).contains("/api/me");
    }

    @Test
    void theCommittedApiDocumentAndCodesAreTheRealOnes() {
        Committed.compareProblems("problems.txt", GatewayProblem.values());
        Committed.compareJson(
                "openapi.json", visitor.get("/v3/api-docs").body().replaceAll("http://127.0.0.1:\\d+", "/"));
    }

    @Test
    void healthTellsNoDetails() {
        assertThat(visitor.get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components");
    }
}
