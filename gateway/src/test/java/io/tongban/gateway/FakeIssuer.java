package io.tongban.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of an OpenID provider, with real signatures; the person at its login form is a map of claims. */
final class FakeIssuer {

    private static final JsonMapper JSON = new JsonMapper();

    final String registration;
    private final RSAKey key;
    private final int port;
    private WireMockServer server;

    FakeIssuer(String registration) {
        this.registration = registration;
        try {
            this.key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        this.server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        this.port = server.port();
        publishKeys();
    }

    private void publishKeys() {
        server.stubFor(get("/jwks").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
    }

    String clientId() {
        return "tongban-gateway-" + registration;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    WireMockServer server() {
        return server;
    }

    void down() {
        server.stop();
    }

    /** On the same port as before. */
    void up() {
        server = new WireMockServer(options().port(port).bindAddress("127.0.0.1"));
        server.start();
        publishKeys();
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        String prefix = "tongban.gateway.login." + registration + ".";
        properties.put(prefix + "issuer", url());
        properties.put(prefix + "authorization-uri", url() + "/authorize");
        properties.put(prefix + "token-uri", url() + "/token");
        properties.put(prefix + "jwk-set-uri", url() + "/jwks");
        properties.put(prefix + "user-info-uri", url() + "/userinfo");
        properties.put(prefix + "end-session-uri", url() + "/logout");
        properties.put(prefix + "client-id", clientId());
        properties.put(prefix + "client-secret", "secret");
        return properties;
    }

    /** What the provider says now about whoever holds that access token. */
    void userInfo(String accessToken, Map<String, Object> claims) {
        server.stubFor(get("/userinfo")
                .withHeader("Authorization", equalTo("Bearer " + accessToken))
                .willReturn(okJson(JSON.writeValueAsString(claims))));
    }

    void slowUserInfo(String accessToken, Map<String, Object> claims) {
        server.stubFor(get("/userinfo")
                .withHeader("Authorization", equalTo("Bearer " + accessToken))
                .willReturn(okJson(JSON.writeValueAsString(claims)).withFixedDelay(700)));
    }

    void refuseUserInfo(String accessToken) {
        server.stubFor(get("/userinfo")
                .withHeader("Authorization", equalTo("Bearer " + accessToken))
                .willReturn(aResponse().withStatus(401)));
    }

    void refreshed(String refreshToken, String accessToken) {
        server.stubFor(post("/token")
                .withRequestBody(containing("refresh_token=" + refreshToken))
                .willReturn(okJson(JSON.writeValueAsString(Map.of(
                        "access_token",
                        accessToken,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "refresh_token",
                        "refresh-" + accessToken)))));
    }

    void refreshRefused(String refreshToken) {
        server.stubFor(post("/token")
                .withRequestBody(containing("refresh_token=" + refreshToken))
                .willReturn(okJson("{\"error\":\"invalid_grant\"}").withStatus(400)));
    }

    /** Goes through the whole login in that browser; returns the access token. */
    String login(Browser browser, Map<String, Object> claims) {
        return login(browser, claims, UnaryOperator.identity());
    }

    String login(Browser browser, Map<String, Object> claims, UnaryOperator<JWTClaimsSet.Builder> idToken) {
        String access = begin(browser, claims, idToken);
        HttpResponse<String> back = browser.get(callback);
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).contains("/");
        return access;
    }

    private String callback;

    /** Up to the redirect back; {@link #callback()} is where the provider sends the browser. */
    String begin(Browser browser, Map<String, Object> claims, UnaryOperator<JWTClaimsSet.Builder> idToken) {
        HttpResponse<String> away = browser.get("/oauth2/authorization/" + registration, "Accept", "text/html");
        assertThat(away.statusCode()).isEqualTo(302);
        URI to = URI.create(away.headers().firstValue("Location").orElseThrow());
        assertThat(to.toString()).startsWith(url() + "/authorize");
        Map<String, String> asked =
                UriComponentsBuilder.fromUri(to).build().getQueryParams().toSingleValueMap();
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsKeys("nonce", "code_challenge");
        String code = UUID.randomUUID().toString();
        String access = UUID.randomUUID().toString();
        JWTClaimsSet.Builder token = claims(claims).claim("nonce", decoded(asked.get("nonce")));
        Map<String, Object> answer = new HashMap<>(Map.of(
                "access_token",
                access,
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "refresh_token",
                "refresh-" + access,
                "id_token",
                sign(idToken.apply(token).build())));
        server.stubFor(post("/token")
                .withRequestBody(containing("code=" + code))
                .withRequestBody(containing("code_verifier="))
                .willReturn(okJson(JSON.writeValueAsString(answer))));
        userInfo(access, claims);
        callback = "/login/oauth2/code/" + registration + "?code=" + code + "&state=" + asked.get("state");
        return access;
    }

    String callback() {
        return callback;
    }

    private static String decoded(String value) {
        return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    JWTClaimsSet.Builder claims(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(List.of(clientId()))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(set::claim);
        return set;
    }

    /** An access token for us, from that client. */
    String bearer(Map<String, Object> claims, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder set = claims(claims).audience("tongban").claim("azp", "listed-client");
        return sign(change.apply(set).build());
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a token, unchecked. */
    static Map<String, Object> read(String token) {
        return JSON.readValue(Base64.getUrlDecoder().decode(token.split("\\.")[1]), Map.class);
    }
}
