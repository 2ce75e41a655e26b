package io.tongban.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** An open stream, read by a thread of its own. */
final class Sse implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final Thread reader;

    private Sse(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = new Thread(this::read, "sse");
        reader.setDaemon(true);
        reader.start();
    }

    static Sse open(HttpClient http, HttpRequest.Builder request) {
        try {
            return new Sse(http.send(request.GET().build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    Map<String, List<String>> headers() {
        return response.headers().map();
    }

    List<String> ids() {
        return ids;
    }

    List<JsonNode> notices() {
        return notices;
    }

    int heartbeats() {
        return heartbeats.get();
    }

    boolean ended() {
        return !reader.isAlive();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    ids.add(line.substring(3));
                } else if (line.startsWith("data:")) {
                    notices.add(Client.JSON.readTree(line.substring(5)));
                } else if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            // by us or by the service: the test looks at what came
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
