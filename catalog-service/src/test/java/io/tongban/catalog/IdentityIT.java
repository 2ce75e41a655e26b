package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Who is let in: the gateway's passport on /api, a neighbour's token on /internal, never the other way round. */
class IdentityIT extends CatalogIT {

    private static final String API = "/api/catalog/items/lq-grant";
    private static final String INTERNAL = "/internal/items/lq-grant";
    private static final Passport VISITOR = Passport.visitor();

    static Map<String, String> wrongPassports() {
        Instant past = Instant.now().minus(Duration.ofMinutes(10));
        String good = TestIdentity.passport(VISITOR, "catalog");
        return Map.of(
                "nonsense", "nonsense",
                "unsigned", unsigned(),
                "expired", TestIdentity.tokensAt("gateway", past).passport(VISITOR, "catalog"),
                "for another service", TestIdentity.passport(VISITOR, "approval"),
                "signed by a neighbour", TestIdentity.tokens("approval").passport(VISITOR, "catalog"),
                "signed by a stranger", TestIdentity.tokens("stranger").passport(VISITOR, "catalog"),
                "a neighbour's token", TestIdentity.neighbour("approval", "catalog", "items"),
                "tampered", good.substring(0, good.length() - 6) + "AAAAAA");
    }

    static Iterable<String> wrongPassportNames() {
        return wrongPassports().keySet();
    }

    @ParameterizedTest
    @MethodSource("wrongPassportNames")
    void refusesAWrongPassport(String name) {
        JsonNode problem = json(client.get()
                .uri(API)
                .header(Passport.HEADER, wrongPassports().get(name))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json"));

        assertThat(problem.at("/code").asString()).isEqualTo("NOT_SIGNED_IN");
        assertThat(statements.take()).isEmpty();
    }

    @Test
    void refusesWithoutAPassport() {
        refused(client.get().uri(API).exchange().expectStatus().isUnauthorized(), "NOT_SIGNED_IN");
    }

    @Test
    void refusesANeighboursTokenOnTheApi() {
        String token = TestIdentity.neighbour("approval", "catalog", "items");

        refused(getAs(token, API).expectStatus().isUnauthorized(), "NOT_SIGNED_IN");
    }

    @Test
    void takesAnybodysPassport() {
        for (Passport passport : new Passport[] {
            VISITOR, TestIdentity.person("zhang", "张伟"), TestIdentity.official("x", "某", "140000", "counter")
        }) {
            client.get()
                    .uri(API)
                    .header(Passport.HEADER, TestIdentity.passport(passport, "catalog"))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void refusesTheGatewayInside() {
        String passport = TestIdentity.passport(VISITOR, "catalog");

        refused(getAs(passport, INTERNAL).expectStatus().isUnauthorized(), "NOT_SIGNED_IN");
        refused(get(INTERNAL).expectStatus().isUnauthorized(), "NOT_SIGNED_IN");
        refused(
                getAs(TestIdentity.neighbour("gateway", "catalog", "items"), INTERNAL)
                        .expectStatus()
                        .isUnauthorized(),
                "NOT_SIGNED_IN");
    }

    @Test
    void refusesANeighbourWithAnotherScopeAudienceOrKey() {
        refused(
                getAs(TestIdentity.neighbour("approval", "catalog", "events"), INTERNAL)
                        .expectStatus()
                        .isForbidden(),
                "NOT_PERMITTED");
        refused(
                getAs(TestIdentity.neighbour("approval", "notice", "items"), INTERNAL)
                        .expectStatus()
                        .isUnauthorized(),
                "NOT_SIGNED_IN");
        refused(
                getAs(TestIdentity.neighbour("stranger", "catalog", "items"), INTERNAL)
                        .expectStatus()
                        .isUnauthorized(),
                "NOT_SIGNED_IN");
    }

    @Test
    void tellsANeighbourWhatIsInForce() {
        String token = TestIdentity.neighbour("approval", "catalog", "items");

        JsonNode item = json(
                getAs(token, "/internal/items/legal-aid-apply").expectStatus().isOk());

        assertThat(item.at("/statutory/value").asInt()).isEqualTo(7);
        assertThat(item.at("/statutory/unit").asString()).isEqualTo("day");
        assertThat(item.at("/statutory/from").asString()).isEqualTo("received");
        assertThat(item.at("/promise/unit").asString()).isEqualTo("day");
        assertThat(item.at("/kind").asString()).isEqualTo("BENEFIT");
        assertThat(item.at("/stages").toString()).isEqualTo("[]");
        refused(getAs(token, "/internal/items/none").expectStatus().isNotFound(), "ITEM_UNKNOWN");
    }

    private static void refused(WebTestClient.ResponseSpec answer, String code) {
        assertThat(json(answer).at("/code").asString()).isEqualTo(code);
    }

    private static String unsigned() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("gateway")
                .audience("catalog")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        VISITOR.claims().forEach(claims::claim);
        return new PlainJWT(claims.build()).serialize();
    }
}
