package io.tongban.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tongban.province.Provider.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvinceIT {

    @TempDir
    static Path data;

    static Provider province;
    static Provider staff;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        province = Provider.start("province", data);
        staff = Provider.start("staff", data);
    }

    @AfterAll
    static void stop() {
        province.close();
        staff.close();
    }

    @AfterEach
    void switchBack() {
        province.flip("switch-token", "zhang", "{}");
        staff.flip("switch-token", "sheng-jueding", "{}");
    }

    @Test
    void anOperatorLogsInAndTheTokensSayForWhom() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        Tokens tokens = province.tokens(browser, Provider.GATEWAY_CLIENT, "wang", Map.of("nonce", "n1"));

        JWTClaimsSet id = province.verified(tokens.id());
        assertThat(id.getIssuer()).isEqualTo(province.base);
        assertThat(id.getAudience()).containsExactly(Provider.GATEWAY_CLIENT);
        assertThat(id.getSubject()).isEqualTo("wang");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n1");
        assertThat(id.getStringClaim("name")).isEqualTo("王强");
        assertThat(id.getIntegerClaim("loa")).isEqualTo(3);
        assertThat(id.getStringClaim("acr")).isEqualTo("L3");
        assertThat(id.getDateClaim("auth_time")).isBetween(Date.from(before), new Date());
        assertThat(id.getClaim("organisations"))
                .isEqualTo(List.of(Map.of("code", "31140000MD0X00016Q", "name", "山西示例律师事务所", "role", "operator")));
        assertThat(id.getClaim("roles")).isNull();

        Map<?, ?> info = Provider.json(province.userInfo(browser, tokens));
        assertThat(info.get("sub")).isEqualTo("wang");
        assertThat(info.get("organisations")).isEqualTo(id.getClaim("organisations"));
        assertThat(info.get("auth_time"))
                .isEqualTo((int) id.getDateClaim("auth_time").toInstant().getEpochSecond());
    }

    @Test
    void anOfficialHasOrganAndRoles() throws Exception {
        JWTClaimsSet id = staff.verified(staff.tokens(browser, Provider.GATEWAY_CLIENT, "sheng-jueding", Map.of())
                .id());

        assertThat(id.getStringClaim("organ")).isEqualTo("140000");
        assertThat(id.getStringListClaim("roles")).containsExactly("decider");
        assertThat(id.getClaim("organisations")).isNull();
    }

    @Test
    void oneLoginOpensOnlyItsOwnDoor() {
        province.tokens(browser, Provider.GATEWAY_CLIENT, "zhang", Map.of());

        assertThat(Browser.location(browser.get(staff.authorize(Provider.GATEWAY_CLIENT, Map.of()))))
                .endsWith("/login");
        assertThat(Provider.code(browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of()))))
                .isNotEmpty();
        assertThat(Browser.location(browser.login(staff.base, "zhang", Provider.PASSWORD)))
                .contains("error");
        assertThat(new Browser().get(staff.authorize("province-app", Map.of())).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSavedRequestSurvivesAClientThatAcceptsAnything() {
        HttpResponse<String> sent =
                browser.send(HttpRequest.newBuilder(URI.create(province.authorize(Provider.GATEWAY_CLIENT, Map.of())))
                        .header("Accept", "application/json, */*"));

        assertThat(Browser.location(sent)).endsWith("/login");
        assertThat(Browser.location(browser.login(province.base, "li", Provider.PASSWORD)))
                .contains("/oauth2/authorize?");
    }

    @Test
    void aWrongPasswordIsRefusedAndSaidInChinese() {
        browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of()));

        String where = Browser.location(browser.login(province.base, "zhang", "wrong"));
        assertThat(where).endsWith("/login?error");
        assertThat(browser.get(URI.create(province.base).resolve(where).toString())
                        .body())
                .contains("role=\"alert\"", "模拟登录", "lang=\"zh-CN\"", "<label for=\"password\">")
                .doesNotContain(Provider.PASSWORD, "zhang");
    }

    @Test
    void withoutProofKeyNoCode() {
        String where = Browser.location(browser.get(province.authorize(
                Provider.GATEWAY_CLIENT, Map.of("code_challenge", "", "code_challenge_method", ""))));

        assertThat(where).contains("error=invalid_request").doesNotContain("code=");
    }

    @Test
    void aForeignRedirectAddressIsRefused() {
        HttpResponse<String> answer = browser.get(province.authorize(
                Provider.GATEWAY_CLIENT, Map.of("redirect_uri", "http://127.0.0.1:1/login/oauth2/code/staff")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void accessTokensNameTheirClientAndTheirAudience() throws Exception {
        JWTClaimsSet listed = province.verified(
                province.tokens(browser, "province-app", "zhang", Map.of()).access());
        JWTClaimsSet unlisted = province.verified(
                province.tokens(new Browser(), "other-app", "zhang", Map.of("scope", "openid profile tongban"))
                        .access());
        JWTClaimsSet other = province.verified(
                province.tokens(new Browser(), "other-app", "zhang", Map.of()).access());

        assertThat(listed.getAudience()).containsExactly("tongban");
        assertThat(listed.getStringClaim("client_id")).isEqualTo("province-app");
        assertThat(listed.getIntegerClaim("loa")).isEqualTo(3);
        assertThat(unlisted.getAudience()).containsExactly("tongban");
        assertThat(unlisted.getStringClaim("client_id")).isEqualTo("other-app");
        assertThat(other.getAudience()).containsExactly("other-app");
    }

    @Test
    void aWrongSecretGetsNoTokens() {
        HttpResponse<String> answer = browser.postAs(
                province.base + "/oauth2/token",
                Provider.GATEWAY_CLIENT,
                "guessed",
                Map.of("grant_type", "refresh_token", "refresh_token", "x"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client");
    }

    @Test
    void aRemovedRoleIsGoneFromTheNextAnswer() throws Exception {
        Tokens tokens = staff.tokens(browser, Provider.GATEWAY_CLIENT, "sheng-jueding", Map.of());

        assertThat(staff.flip("switch-token", "sheng-jueding", "{\"removed\":[\"decider\"]}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(Provider.json(staff.userInfo(browser, tokens)).get("roles")).isEqualTo(List.of());
        Tokens fresh = Provider.tokens(staff.refresh(browser, tokens));
        assertThat(staff.verified(fresh.id()).getStringListClaim("roles")).isEmpty();
        assertThat(staff.verified(fresh.id()).getDateClaim("auth_time"))
                .isEqualTo(staff.verified(tokens.id()).getDateClaim("auth_time"));
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        Tokens tokens = province.tokens(browser, Provider.GATEWAY_CLIENT, "zhang", Map.of());
        String code = Provider.code(browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of())));

        province.flip("switch-token", "zhang", "{\"enabled\":false}");

        assertThat(province.userInfo(browser, tokens).statusCode()).isEqualTo(401);
        assertThat(province.refresh(browser, tokens).body()).contains("invalid_grant");
        assertThatThrownBy(() -> province.exchange(browser, Provider.GATEWAY_CLIENT, code))
                .hasMessageContaining("invalid_grant");
        assertThat(Browser.location(browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of()))))
                .endsWith("/login");
        assertThat(Browser.location(browser.login(province.base, "zhang", Provider.PASSWORD)))
                .contains("error");
    }

    @Test
    void theSwitchIsForTheLauncherOnly() {
        assertThat(province.flip("guessed", "zhang", "{\"enabled\":false}").statusCode())
                .isEqualTo(401);
        assertThat(province.flip("switch-token", "nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(browser.get(province.base + "/admin/people").statusCode()).isEqualTo(401);
    }

    @Test
    void aFreshLoginIsAskedForOnceAndMovesTheTime() throws Exception {
        Tokens first = province.tokens(browser, Provider.GATEWAY_CLIENT, "zhang", Map.of());

        for (Map<String, String> fresh : List.of(Map.of("max_age", "0"), Map.of("prompt", "login"))) {
            Tokens again = province.tokens(browser, Provider.GATEWAY_CLIENT, "zhang", fresh);
            assertThat(province.verified(again.id()).getDateClaim("auth_time"))
                    .isAfterOrEqualTo(province.verified(first.id()).getDateClaim("auth_time"));
        }
        assertThat(Provider.code(browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of("max_age", "600")))))
                .isNotEmpty();
        String demanded = province.authorize(Provider.GATEWAY_CLIENT, Map.of("max_age", "0"));
        browser.get(demanded);
        assertThat(Browser.location(browser.get(demanded))).endsWith("/login");
    }

    @Test
    void logoutAtTheProviderEndsItsSession() {
        Tokens tokens = province.tokens(browser, Provider.GATEWAY_CLIENT, "zhang", Map.of());
        String home = "http://127.0.0.1:" + Provider.GATEWAY + "/";

        HttpResponse<String> out = browser.get(province.base + "/connect/logout?"
                + Browser.encode(Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", home)));

        assertThat(Browser.location(out)).isEqualTo(home);
        assertThat(Browser.location(browser.get(province.authorize(Provider.GATEWAY_CLIENT, Map.of()))))
                .endsWith("/login");
    }

    @Test
    void tokensStayGoodOverARestart() throws Exception {
        Provider first = Provider.start("province", data.resolve("restart"));
        Tokens tokens;
        try (first) {
            tokens = first.tokens(browser, Provider.GATEWAY_CLIENT, "li", Map.of());
        }

        try (Provider second = Provider.start("province", data.resolve("restart"), first.port())) {
            assertThat(second.verified(tokens.id()).getSubject()).isEqualTo("li");
        }
        assertThat(Files.getPosixFilePermissions(data.resolve("restart/province.jwk")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
