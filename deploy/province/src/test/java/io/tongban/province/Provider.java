package io.tongban.province;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A running login and a client that uses it. */
final class Provider implements AutoCloseable {

    static final String PASSWORD = "梧桐-test";
    static final String GATEWAY_CLIENT = "tongban-gateway";
    static final int GATEWAY = 18080;
    private static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier-1";
    private static final String CHALLENGE = challenge(VERIFIER);

    final String base;
    final String name;
    private final ConfigurableApplicationContext context;

    private Provider(String name, int port, ConfigurableApplicationContext context) {
        this.name = name;
        this.base = "http://127.0.0.1:" + port;
        this.context = context;
    }

    static Provider start(String name, Path data) {
        return start(name, data, freePort());
    }

    static Provider start(String name, Path data, int port) {
        SpringApplication application = new SpringApplication(ProvinceMain.class);
        application.setAdditionalProfiles(name);
        return new Provider(
                name,
                port,
                application.run(
                        "--server.port=" + port,
                        "--spring.profiles.active=" + name,
                        "--tongban.province.key-file=" + data.resolve(name + ".jwk"),
                        "--tongban.province.password=" + PASSWORD,
                        "--tongban.province.admin-token=switch-token",
                        "--gateway.port=" + GATEWAY,
                        "--client.tongban-gateway.secret=tongban-gateway-secret",
                        "--client.province-app.secret=province-app-secret",
                        "--client.other-app.secret=other-app-secret"));
    }

    int port() {
        return URI.create(base).getPort();
    }

    /** The address of the authorization endpoint for that client, with some parameters more. */
    String authorize(String client, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client);
        query.put("scope", "openid profile");
        query.put("state", "state-" + System.nanoTime());
        query.put("redirect_uri", redirect(client));
        query.put("code_challenge", CHALLENGE);
        query.put("code_challenge_method", "S256");
        query.putAll(more);
        query.values().removeIf(String::isEmpty);
        return base + "/oauth2/authorize?" + Browser.encode(query);
    }

    /** The whole way of a person who is not logged in: form, code, tokens. */
    Tokens tokens(Browser browser, String client, String user, Map<String, String> more) {
        HttpResponse<String> sent = browser.get(authorize(client, more));
        if (!Browser.location(sent).endsWith("/login")) {
            throw new AssertionError("no form was asked for: " + Browser.location(sent));
        }
        HttpResponse<String> back = browser.get(Browser.location(browser.login(base, user, PASSWORD)));
        return exchange(browser, client, code(back));
    }

    Tokens exchange(Browser browser, String client, String code) {
        return tokens(browser.postAs(
                base + "/oauth2/token",
                client,
                client + "-secret",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect(client),
                        "code_verifier",
                        VERIFIER)));
    }

    HttpResponse<String> refresh(Browser browser, Tokens tokens) {
        return browser.postAs(
                base + "/oauth2/token",
                GATEWAY_CLIENT,
                GATEWAY_CLIENT + "-secret",
                Map.of("grant_type", "refresh_token", "refresh_token", tokens.refresh()));
    }

    HttpResponse<String> userInfo(Browser browser, Tokens tokens) {
        return browser.send(HttpRequest.newBuilder(URI.create(base + "/userinfo"))
                .header("Authorization", "Bearer " + tokens.access()));
    }

    HttpResponse<String> flip(String token, String user, String body) {
        return new Browser()
                .send(HttpRequest.newBuilder(URI.create(base + "/admin/people/" + user))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    /** The claims, after the signature was checked with the published key. */
    JWTClaimsSet verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = JWKSet.parse(new Browser().get(base + "/oauth2/jwks").body());
            var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(new RSASSAVerifier(key.toRSAKey()))) {
                throw new AssertionError("not signed by " + base);
            }
            return jwt.getJWTClaimsSet();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Tokens tokens(HttpResponse<String> response) {
        Map<?, ?> json = json(response);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new Tokens(
                (String) json.get("access_token"), (String) json.get("id_token"), (String) json.get("refresh_token"));
    }

    static Map<?, ?> json(HttpResponse<String> response) {
        return JsonMapper.shared().readValue(response.body(), Map.class);
    }

    static String code(HttpResponse<?> response) {
        return parameter(Browser.location(response), "code");
    }

    static String parameter(String url, String name) {
        for (String pair : URI.create(url).getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + url);
    }

    private String redirect(String client) {
        return client.equals(GATEWAY_CLIENT)
                ? "http://127.0.0.1:" + GATEWAY + "/login/oauth2/code/" + name
                : "http://127.0.0.1:39999/callback";
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    record Tokens(String access, String id, String refresh) {}
}
