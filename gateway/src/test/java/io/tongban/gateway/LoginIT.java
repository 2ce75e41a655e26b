package io.tongban.gateway;

import static io.tongban.gateway.World.official;
import static io.tongban.gateway.World.passport;
import static io.tongban.gateway.World.seenBy;
import static io.tongban.gateway.World.wang;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.tongban.gateway.World.Instance;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins at both desks, and what a service then learns. */
class LoginIT {

    private static World world;
    private static Instance gateway;

    @BeforeAll
    static void start() {
        world = new World();
        gateway = world.start();
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

    @Test
    void applicantLogsInAndTheServiceGetsTheirPassport() {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());

        HttpResponse<String> answer = browser.get("/api/applications");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookies).containsKey("TB_SESSION").doesNotContainKey("TB_DESK");
        Map<String, Object> passport = passport(seenBy(world.approval));
        assertThat(passport)
                .containsEntry("iss", "gateway")
                .containsEntry("aud", "approval")
                .containsEntry("kind", "APPLICANT")
                .containsEntry("login", "province")
                .containsEntry("sub", "zhang")
                .containsEntry("name", "张伟")
                .containsEntry("loa", 3)
                .containsEntry("auth_time", 1_790_000_000)
                .containsEntry("principal", Map.of("type", "person", "name", "张伟"));
        assertThat((Integer) passport.get("exp") - (Integer) passport.get("iat"))
                .isEqualTo(60);
    }

    /** Whatever session the person has with the provider, it is asked for them anew where they are to sign something. */
    @Test
    void aFreshLoginIsAskedForByItsName() {
        Browser browser = gateway.browser();
        String usual = away(browser, "/oauth2/authorization/province");
        String fresh = away(browser, "/oauth2/authorization/province?fresh=true");

        assertThat(usual).contains("code_challenge=").doesNotContain("max_age");
        assertThat(fresh).contains("code_challenge=", "&max_age=0");
    }

    private static String away(Browser browser, String path) {
        return browser.get(path, "Accept", "text/html")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void eachServiceGetsAPassportOfItsOwnAndVisitorsGetOneToo() {
        Browser browser = gateway.browser();
        browser.get("/api/catalog/items");
        assertThat(passport(seenBy(world.catalog)))
                .containsEntry("aud", "catalog")
                .containsEntry("kind", "VISITOR");

        world.province.login(browser, zhang());
        browser.get("/api/notices");
        assertThat(passport(seenBy(world.notice)))
                .containsEntry("aud", "notice")
                .containsEntry("sub", "zhang");
    }

    @Test
    void twoDesksInOneBrowserStayApart() {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        world.staff.login(browser, official("taiyuan-shouli", "140100", "counter"));
        assertThat(browser.cookies).containsKeys("TB_SESSION", "TB_DESK");

        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"APPLICANT\"");
        assertThat(browser.get("/api/me", "X-Desk", "staff").body())
                .contains("\"kind\":\"OFFICIAL\"", "\"roles\":[\"counter\"]", "\"organ\":\"140100\"");
        assertThat(browser.get("/api/me?desk=staff").body()).contains("\"kind\":\"OFFICIAL\"");

        browser.get("/api/reviews/queue", "X-Desk", "staff");
        assertThat(passport(seenBy(world.approval)))
                .containsEntry("login", "staff")
                .containsEntry("organ", "140100")
                .containsEntry("roles", List.of("counter"));
    }

    @Test
    void theOnlyCookieDecidesTheDesk() {
        Browser browser = gateway.browser();
        world.staff.login(browser, official("taiyuan-shouli", "140100", "counter"));

        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"OFFICIAL\"");
    }

    @Test
    void anApplicantsSessionInTheOfficialsCookieIsNobody() {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        browser.cookies.put("TB_DESK", browser.cookies.remove("TB_SESSION"));

        assertThat(browser.get("/api/me", "X-Desk", "staff").body()).contains("\"kind\":\"VISITOR\"");
    }

    @Test
    void rolesInAProvinceTokenAreWorthNothing() {
        Browser browser = gateway.browser();
        Map<String, Object> claims = new HashMap<>(zhang());
        claims.put("roles", List.of("decider"));
        claims.put("organ", "140000");
        world.province.login(browser, claims);

        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"APPLICANT\"", "\"roles\":[]", "\"organ\":null");
        assertThat(browser.get("/api/reviews/queue").statusCode()).isEqualTo(403);
        browser.get("/api/applications");
        assertThat(passport(seenBy(world.approval)))
                .containsEntry("roles", List.of())
                .doesNotContainKey("organ");
    }

    @Test
    void theSessionChangesItsIdAtLogin() {
        Browser browser = gateway.browser();
        world.province.begin(browser, zhang(), UnaryOperator.identity());
        String before = browser.cookies.get("TB_SESSION");
        browser.get(world.province.callback());

        assertThat(before).isNotNull();
        assertThat(browser.cookies.get("TB_SESSION")).isNotNull().isNotEqualTo(before);
        Browser thief = gateway.browser();
        thief.cookies.put("TB_SESSION", before);
        assertThat(thief.get("/api/me").body()).contains("\"kind\":\"VISITOR\"");
    }

    @Test
    void cookiesAreHiddenFromScriptsAndSentOnlyFromOurPages() {
        Browser browser = gateway.browser();
        List<String> lines =
                browser.get("/oauth2/authorization/staff").headers().allValues("Set-Cookie");

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("TB_DESK=")
                        .containsIgnoringCase("; HttpOnly")
                        .contains("SameSite=Lax", "Path=/"));
    }

    @Test
    void idTokenForAnotherApplicationOrAnotherLoginIsRefused() {
        for (UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> forged :
                List.<UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder>>of(
                        token -> token.audience("another-application"),
                        token -> token.issuer("http://elsewhere.example"),
                        token -> token.claim("nonce", "another"),
                        token -> token.expirationTime(new java.util.Date(0)))) {
            Browser browser = gateway.browser();
            world.province.begin(browser, zhang(), forged);
            HttpResponse<String> back = browser.get(world.province.callback());

            assertThat(back.headers().firstValue("Location")).contains("/login?error");
            assertThat(browser.get("/api/me").body()).contains("\"kind\":\"VISITOR\"");
        }
    }

    @Test
    void theAnswerOfAnotherBrowsersLoginIsRefused() {
        Browser victim = gateway.browser();
        world.province.begin(gateway.browser(), zhang(), UnaryOperator.identity());
        HttpResponse<String> back = victim.get(world.province.callback());

        assertThat(back.headers().firstValue("Location")).contains("/login?error");
        assertThat(victim.get("/api/me").body()).contains("\"kind\":\"VISITOR\"");
    }

    @Test
    void anOfficialWithoutAnOrganCannotLogIn() {
        Browser browser = gateway.browser();
        world.staff.begin(browser, Map.of("sub", "nobody", "roles", List.of("decider")), UnaryOperator.identity());

        assertThat(browser.get(world.staff.callback()).headers().firstValue("Location"))
                .contains("/login?error");
    }

    @Test
    void identityHeadersFromOutsideNeverReachAService() {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        String forgedId = "11111111-2222-3333-4444-555555555555";
        HttpResponse<String> answer = browser.get(
                "/api/applications",
                "X-Passport",
                "forged",
                "X-Request-Id",
                forgedId,
                "X-Forwarded-For",
                "1.2.3.4",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=1.2.3.4",
                "X-Real-Ip",
                "1.2.3.4");

        LoggedRequest seen = seenBy(world.approval);
        assertThat(passport(seen)).containsEntry("sub", "zhang");
        assertThat(seen.getHeader("X-Request-Id"))
                .isNotEqualTo(forgedId)
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        for (String name :
                List.of("Authorization", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-Ip")) {
            assertThat(seen.containsHeader(name)).as(name).isFalse();
        }
    }

    @Test
    void namingThePassportInConnectionDoesNotTakeItAway() throws Exception {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        String answer = RawHttp.send(
                gateway.url(),
                "GET /api/applications HTTP/1.1\r\nHost: x\r\nConnection: close, X-Passport\r\nX-Passport: forged\r\n"
                        + "Cookie: TB_SESSION=" + browser.cookies.get("TB_SESSION") + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(passport(seenBy(world.approval))).containsEntry("sub", "zhang");
    }

    @Test
    void actsForAnOrganisationOnlyIfItIsTheirs() {
        Browser browser = gateway.browser();
        world.province.login(browser, wang());

        assertThat(browser.get("/api/applications", "X-Acting-For", "31140000MD0X00016Q")
                        .statusCode())
                .isEqualTo(200);
        assertThat(passport(seenBy(world.approval)))
                .containsEntry(
                        "principal",
                        Map.of(
                                "type",
                                "organisation",
                                "code",
                                "31140000MD0X00016Q",
                                "name",
                                "山西示例律师事务所",
                                "role",
                                "operator"));

        HttpResponse<String> refused = browser.get("/api/applications", "X-Acting-For", "91140100MA0X00066N");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("ACTING_FOR_NOT_YOURS");
    }

    @Test
    void theChosenPrincipalStaysWithTheSession() {
        Browser browser = gateway.browser();
        world.province.login(browser, wang());
        browser.get("/api/me");

        assertThat(browser.put("/api/me/principal", "{\"code\":\"91140100MA0X00066N\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.put("/api/me/principal", "{\"code\":\"31140000MD0X00016Q\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/api/me").body()).contains("\"role\":\"operator\",\"current\":true");
        browser.get("/api/applications");
        assertThat((Map<String, Object>) passport(seenBy(world.approval)).get("principal"))
                .containsEntry("code", "31140000MD0X00016Q");
        browser.get("/api/applications", "X-Acting-For", "self");
        assertThat((Map<String, Object>) passport(seenBy(world.approval)).get("principal"))
                .containsEntry("type", "person");
    }
}
