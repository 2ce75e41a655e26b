package io.tongban.gateway;

import static io.tongban.gateway.World.passport;
import static io.tongban.gateway.World.seenBy;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tongban.gateway.World.Instance;
import io.tongban.support.testing.TestIdentity;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which access tokens are taken. */
class BearerIT {

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

    private static HttpResponse<String> ask(String token) {
        return gateway.browser().get("/api/applications", "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenForUsFromAListedClientIsTaken() {
        String token = world.province.bearer(zhang(), UnaryOperator.identity());

        assertThat(ask(token).statusCode()).isEqualTo(200);
        assertThat(passport(seenBy(world.approval)))
                .containsEntry("sub", "zhang")
                .containsEntry("kind", "APPLICANT");
        assertThat(seenBy(world.approval).containsHeader("Authorization")).isFalse();
    }

    @Test
    void theClientMayBeNamedByClientId() {
        assertThat(ask(world.province.bearer(zhang(), t -> t.claim("azp", null).claim("client_id", "listed-client")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void writingWithATokenNeedsNoCsrfToken() {
        String token = world.province.bearer(zhang(), UnaryOperator.identity());

        assertThat(gateway.browser()
                        .post("/api/applications", "{}", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rolesInAProvinceTokenAreWorthNothing() {
        Map<String, Object> claims = new HashMap<>(zhang());
        claims.put("roles", List.of("decider"));
        String token = world.province.bearer(claims, UnaryOperator.identity());

        assertThat(gateway.browser()
                        .post("/api/applications/1/decision", "{}", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
        ask(token);
        assertThat(passport(seenBy(world.approval))).containsEntry("roles", List.of());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                token("names another application", t -> t.audience("another")),
                token("names our login, as an id token does", t -> t.audience("tongban-gateway-province")),
                token("names nobody", t -> t.audience((String) null)),
                token("comes from a client not listed", t -> t.claim("azp", "somebody")),
                token("comes from no client", t -> t.claim("azp", null)),
                token(
                        "listed client_id but azp of another",
                        t -> t.claim("azp", "somebody").claim("client_id", "listed-client")),
                token("expired", t -> t.expirationTime(new Date(0))),
                token("never expires", t -> t.expirationTime(null)),
                token("not yet valid", t -> t.notBeforeTime(new Date(System.currentTimeMillis() + 3_600_000))),
                token("of an unknown issuer", t -> t.issuer("http://elsewhere.example")),
                token("says it is of the staff issuer", t -> t.issuer(world.staff.url())),
                token("about nobody", t -> t.subject(null)));
    }

    private static Arguments token(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(why, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refused(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
        HttpResponse<String> answer = ask(world.province.bearer(zhang(), change));

        assertThat(answer.statusCode()).as("%s", answer.headers()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"NOT_SIGNED_IN\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThat(world.approval.getAllServeEvents()).isEmpty();
    }

    @Test
    void whatIsNoTokenAtAllIsRefused() {
        String good = world.province.bearer(zhang(), UnaryOperator.identity());
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        String tampered = unsigned + "AAAA" + good.substring(unsigned.length() + 4);
        String passport = TestIdentity.passport(TestIdentity.person("zhang", "张伟"), "approval");
        for (String bad : List.of("garbage", unsigned, tampered, passport, "")) {
            assertThat(ask(bad).statusCode()).as(bad).isEqualTo(401);
        }
    }

    @Test
    void aBadTokenIsNotRescuedByAGoodSession() {
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());

        assertThat(browser.post("/api/applications", "{}", "Authorization", "Bearer garbage")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOfficialsTokenIsTakenOnlyWhereThatIsConfigured() {
        Map<String, Object> claims = World.official("taiyuan-shouli", "140100", "counter");
        String token = world.staff.bearer(claims, UnaryOperator.identity());
        assertThat(gateway.browser()
                        .get("/api/reviews/queue", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);

        try (Instance open = world.start("tongban.gateway.bearer.staff", "true")) {
            assertThat(open.browser()
                            .get("/api/reviews/queue", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void keysThatCannotBeHadMakeUnavailableNotRefused() {
        world.province.down();
        try (Instance fresh = world.start()) {
            String token = world.province.bearer(zhang(), UnaryOperator.identity());
            HttpResponse<String> answer = fresh.browser().get("/api/applications", "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
        } finally {
            world.province.up();
        }
    }
}
