package io.tongban.approval.testing;

import static org.awaitility.Awaitility.await;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person at their screen: real HTTP to the running service, with a passport as the gateway signs it. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final Passport who;

    public Client(int port, Passport who) {
        this.base = "http://127.0.0.1:" + port;
        this.who = who;
    }

    /** {@code body} is empty JSON where there was none. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public String code() {
            return body.path("code").asString("");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Every row of a list, page by page. */
    public List<JsonNode> rows(String list) {
        List<JsonNode> rows = new ArrayList<>();
        String next = null;
        do {
            JsonNode page = get(list + "?limit=100" + (next == null ? "" : "&cursor=" + next))
                    .body();
            page.path("items").forEach(rows::add);
            next = page.path("next").asString(null);
        } while (next != null);
        return rows;
    }

    /** What is no text; fails where it is not there. */
    public byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer post(String path, String body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    public Answer post(String path, String key, String body) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String revision, String body) {
        return send(request(path)
                .header("If-Match", revision)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** @param revision null: none is sent */
    public Answer put(String path, String key, String revision, String body) {
        HttpRequest.Builder request =
                request(path).header("Idempotency-Key", key).header("Content-Type", "application/json");
        return send(
                (revision == null ? request : request.header("If-Match", revision)).PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A file given to a material: uploaded in one request, attached, and waited for until the scanner has seen it. */
    public Answer upload(String path, String key, byte[] bytes) {
        Answer given = attach(path, key, uploaded("材料.pdf", bytes));
        if (given.status() == 201) {
            String application = path.substring(0, path.indexOf("/materials/"));
            String file = given.text("/files/0/id");
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !scanOf(application, file).equals("PENDING"));
        }
        return given;
    }

    /** What the scanner said of a file. */
    public String scanOf(String application, String file) {
        for (JsonNode material : get(application).body().path("materials")) {
            for (JsonNode each : material.path("files")) {
                if (each.path("id").asString().equals(file)) {
                    return each.path("scan").asString();
                }
            }
        }
        return "";
    }

    public Answer attach(String path, String key, String... uploads) {
        return post(path, key, "{\"uploads\":[\"" + String.join("\",\"", uploads) + "\"]}");
    }

    /** Id of a new upload, whole in one request. */
    public String uploaded(String name, byte[] bytes) {
        Answer made = create(name, bytes.length, bytes);
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.body());
        }
        return idOf(made);
    }

    /** Opens an upload, with its first bytes if there are any. */
    public Answer create(String name, long length, byte[] first) {
        HttpRequest.Builder request = tus("/api/uploads")
                .header("Upload-Length", Long.toString(length))
                .header(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)));
        return send(
                first.length == 0
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/offset+octet-stream")
                                .POST(BodyPublishers.ofByteArray(first)));
    }

    public Answer append(String id, long offset, byte[] bytes) {
        return send(appending(id, offset, BodyPublishers.ofByteArray(bytes)));
    }

    /** A PATCH that can be changed before it is sent. */
    public HttpRequest.Builder appending(String id, long offset, BodyPublisher body) {
        return tus("/api/uploads/" + id)
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", body);
    }

    public Answer head(String id) {
        return send(tus("/api/uploads/" + id).method("HEAD", BodyPublishers.noBody()));
    }

    public HttpRequest.Builder tus(String path) {
        return request(path).header("Tus-Resumable", "1.0.0");
    }

    public static String idOf(Answer created) {
        String location = created.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Whose the applications and uploads of this person are. */
    public String owner() {
        return who.ownerKey();
    }

    /** A new one, as the gateway signs it. */
    public String passport() {
        return TestIdentity.passport(who, "approval");
    }

    /** A request that can be changed before it is sent. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header(Passport.HEADER, passport());
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json(answer.body()), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.createObjectNode();
    }
}
