package io.tongban.notice;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running service. */
final class Client {

    static final String BATCH = "application/cloudevents-batch+json";
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Client(int port) {
        this.port = port;
    }

    record Answer(int status, String text, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String code() {
            return json().path("code").asString("");
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    Answer get(String path, Passport reader, String... headers) {
        return send(to(path).headers(with(reader, headers)).GET());
    }

    Answer post(String path, Passport reader) {
        return send(to(path).headers(with(reader)).POST(BodyPublishers.noBody()));
    }

    Answer events(String batch) {
        return events(batch.getBytes(StandardCharsets.UTF_8), BATCH, neighbour());
    }

    Answer events(byte[] batch, String contentType, String token) {
        return send(to("/internal/events")
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(batch)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    Sse stream(Passport reader, String... headers) {
        return Sse.open(HTTP, to("/api/notices/stream").headers(with(reader, headers)));
    }

    static String neighbour() {
        return TestIdentity.neighbour("approval", "notice", "events");
    }

    private static String[] with(Passport reader, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = Passport.HEADER;
        all[1] = TestIdentity.passport(reader, "notice");
        return all;
    }
}
