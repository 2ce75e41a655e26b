package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed, by whom, for what; and who only pretends. */
class TrustIT {

    private static String path;

    @BeforeAll
    static void aCaseOfZhang() {
        TheSystem.at("2026-03-02");
        path = TheSystem.submitted(Applicant.ZHANG);
    }

    @Test
    void aPassportFromOutsideIsWorthNothingEvenWithTheRealKey() {
        String passport = passport("gateway", "approval", InstantSource.system());
        Person nobody = Person.visitor(TheSystem.access());

        Answer alone = nobody.send(nobody.request(path).header("X-Passport", passport));
        Answer beside = TheSystem.zhang()
                .send(TheSystem.zhang()
                        .posting(path + "/acceptance", "forged", "{}")
                        .header("X-Passport", passport)
                        .header("X-User", "sheng-shouli")
                        .header("X-Forwarded-User", "sheng-shouli"));
        Answer own = TheSystem.zhang().send(TheSystem.zhang().request("/api/me").header("X-Passport", passport));

        assertThat(alone.status()).isEqualTo(401);
        assertThat(beside.status()).isEqualTo(403);
        assertThat(own.text("/kind")).isEqualTo("APPLICANT");
        assertThat(TheSystem.zhang().get(path).text("/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void aServiceBelievesOnlyAFreshPassportThatIsSignedForIt() {
        assertThat(direct("approval", path, passport("gateway", "approval", InstantSource.system())))
                .as("the right one, so that the others are refused for what is wrong with them")
                .isEqualTo(200);
        Instant past = Clock.systemUTC().instant().minus(Duration.ofMinutes(5));

        assertThat(direct("approval", path, passport("gateway", "notice", InstantSource.system())))
                .as("for another")
                .isEqualTo(401);
        assertThat(direct("approval", path, passport("notice", "approval", InstantSource.system())))
                .as("by another")
                .isEqualTo(401);
        assertThat(direct("approval", path, passport("gateway", "approval", InstantSource.fixed(past))))
                .as("expired")
                .isEqualTo(401);
        assertThat(direct("approval", path, unsigned())).as("unsigned").isEqualTo(401);
    }

    @Test
    void thePassportIsNoNeighbourAndTheNeighbourIsNoPassport() {
        String passport = passport("gateway", "approval", InstantSource.system());
        String driver = neighbour("driver", "approval", "clock");
        String events = neighbour("approval", "notice", "events");

        assertThat(internal("approval", "PUT", "/internal/clock", passport, "{\"instant\":null}"))
                .isEqualTo(401);
        assertThat(direct("approval", path, driver)).isEqualTo(401);
        assertThat(internal("approval", "GET", path, driver, "")).isEqualTo(401);
        assertThat(internal("notice", "POST", "/internal/events", driver, "[]")).isEqualTo(401);
        assertThat(internal("notice", "POST", "/internal/events", neighbour("catalog", "notice", "events"), "[]"))
                .isEqualTo(401);
        assertThat(internal("notice", "POST", "/internal/events", neighbour("approval", "notice", "items"), "[]"))
                .isEqualTo(403);
        assertThat(internal("catalog", "GET", "/internal/items/legal-aid-apply", events, ""))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/clock",
                "/internal/events",
                "/internal/notices",
                "/internal/items/legal-aid-apply",
                "/api/../internal/clock",
                "/api/applications/../../internal/clock",
                "/api/applications/%2e%2e/%2e%2e/internal/clock",
                "/api/applications/..%2f..%2finternal/clock",
                "//internal/clock",
                "/api/applications/..;/..;/internal/clock",
                "/actuator/env"
            })
    void nothingInternalIsReachableThroughTheGateway(String address) {
        for (String service : List.of("approval", "catalog", "notice")) {
            String token = neighbour("driver", service, "clock");
            assertThat(internal("gateway", "PUT", address, token, "{\"instant\":null}"))
                    .isIn(400, 401, 403, 404);
            assertThat(internal("gateway", "GET", address, token, "")).isIn(400, 401, 403, 404);
        }
        Answer asZhang =
                TheSystem.zhang().send(TheSystem.zhang().request(address).GET());
        assertThat(asZhang.status()).isIn(400, 403, 404);
    }

    @Test
    void aListedApplicationsTokenSpeaksForItsPerson() {
        Person visitor = Person.visitor(TheSystem.access());
        String token = OpenIdClient.token("province-app", "openid profile tongban", "li");

        Answer me = visitor.send(visitor.request("/api/me").header("Authorization", "Bearer " + token));
        assertThat(me.expect(200).text("/name")).isEqualTo("李娜");
        Answer case_ = visitor.send(visitor.request(path).header("Authorization", "Bearer " + token));
        assertThat(case_.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid profile", "openid profile tongban"})
    void anotherApplicationsTokenIsRefusedEvenIfItNamesUs(String scopes) {
        Person visitor = Person.visitor(TheSystem.access());
        String token = OpenIdClient.token("other-app", scopes, "zhang");

        assertThat(visitor.send(visitor.request(path).header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void rolesInATokenOfTheProvinceAreWorthNothing() throws Exception {
        Person visitor = Person.visitor(TheSystem.access());
        String token = provinceToken(Map.of("roles", List.of("counter", "decider"), "organ", "140000"));

        Answer me = visitor.send(visitor.request("/api/me").header("Authorization", "Bearer " + token));
        assertThat(me.expect(200).text("/kind")).isEqualTo("APPLICANT");
        assertThat(me.body().path("roles")).isEmpty();
        for (String action : List.of("/acceptance", "/decision")) {
            Answer answer = visitor.send(visitor.posting(path + action, "roles", "{\"outcome\":\"GRANT\"}")
                    .header("Authorization", "Bearer " + token));
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(visitor.send(visitor.request("/api/reviews/queue").header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutTheTokenOfOurPageNothingIsChanged() {
        Person zhang = TheSystem.zhang();
        Answer answer =
                zhang.send(zhang.posting(path + "/withdrawal", "no-csrf", "{}").setHeader("X-XSRF-TOKEN", "guessed"));

        assertThat(answer.expect(403).code()).isEqualTo("CSRF_REFUSED");
        assertThat(zhang.get(path).text("/state")).isEqualTo("SUBMITTED");
    }

    /** As the provincial login would sign it for a listed application, with claims that it never gives. */
    private static String provinceToken(Map<String, Object> more) throws Exception {
        RSAKey key = RSAKey.parse(Files.readString(TheSystem.access().privateKey("province-login")));
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(TheSystem.access().url("province"))
                .subject("sun")
                .audience("tongban")
                .claim("client_id", "province-app")
                .claim("name", "孙立")
                .claim("loa", 3)
                .claim("acr", "L3")
                .claim("auth_time", now.getEpochSecond())
                .claim("organisations", List.of())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        more.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String passport(String signer, String audience, InstantSource time) {
        Map<String, Object> claims = new LinkedHashMap<>(claims(audience));
        claims.put("iss", signer);
        return Signed.token(TheSystem.access().privateKey(signer), claims, time);
    }

    private static String unsigned() {
        try {
            return new PlainJWT(JWTClaimsSet.parse(Map.copyOf(claims("approval")))).serialize();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A counter of the province. */
    private static Map<String, Object> claims(String audience) {
        return Map.of(
                "iss", "gateway",
                "aud", audience,
                "kind", "OFFICIAL",
                "login", "staff",
                "sub", "sheng-shouli",
                "name", "刘洋",
                "roles", List.of("counter"),
                "organ", "140000",
                "loa", 3,
                "principal", Map.of("type", "person", "name", "刘洋"));
    }

    private static String neighbour(String issuer, String audience, String scope) {
        return Signed.token(
                TheSystem.access().privateKey(issuer),
                Map.of("iss", issuer, "aud", audience, "sub", issuer, "scope", scope));
    }

    /** Past the gateway, straight to the service. */
    private static int direct(String service, String address, String passport) {
        return new Browser()
                .send(HttpRequest.newBuilder(URI.create(TheSystem.access().url(service) + address))
                        .header("X-Passport", passport)
                        .build())
                .statusCode();
    }

    private static int internal(String part, String method, String address, String token, String body) {
        return new Browser()
                .send(HttpRequest.newBuilder(URI.create(TheSystem.access().url(part) + address))
                        .header("Authorization", "Bearer " + token)
                        .header(
                                "Content-Type",
                                address.endsWith("events") ? "application/cloudevents-batch+json" : "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }
}
