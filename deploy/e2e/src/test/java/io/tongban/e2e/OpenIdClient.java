package io.tongban.e2e;

import com.sun.net.httpserver.HttpServer;
import io.tongban.local.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Another application at the provincial login: sends a person there, gets a code back, turns it into a token. */
final class OpenIdClient {

    private OpenIdClient() {}

    /** Access token of that person for that client. */
    static String token(String client, String scopes, String person) {
        Access access = TheSystem.access();
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        HttpServer callback = callback();
        try {
            String redirect = "http://127.0.0.1:" + callback.getAddress().getPort() + "/callback";
            URI begin = URI.create(access.url("province") + "/oauth2/authorize?response_type=code&client_id=" + client
                    + "&scope=" + Words.encoded(scopes) + "&state=s&redirect_uri=" + Words.encoded(redirect)
                    + "&code_challenge_method=S256&code_challenge=" + challenge(verifier));
            URI landed = Person.signIn(new Browser(), begin, person, access.demoPassword())
                    .uri();
            String code = Arrays.stream(landed.getQuery().split("&"))
                    .filter(part -> part.startsWith("code="))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(landed.toString()))
                    .substring("code=".length());
            return exchange(
                    access,
                    client,
                    Map.of(
                            "grant_type", "authorization_code",
                            "code", code,
                            "redirect_uri", redirect,
                            "code_verifier", verifier));
        } finally {
            callback.stop(0);
        }
    }

    private static String exchange(Access access, String client, Map<String, String> fields) {
        String secret = client + ":" + access.clientSecret(client);
        String answer = new Browser()
                .send(HttpRequest.newBuilder(URI.create(access.url("province") + "/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(Browser.form(fields))
                        .build())
                .body();
        String token = JsonMapper.shared().readTree(answer).path("access_token").asString("");
        if (token.isEmpty()) {
            throw new IllegalStateException(answer);
        }
        return token;
    }

    private static HttpServer callback() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            server.createContext("/callback", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
