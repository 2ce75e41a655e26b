package io.tongban.e2e;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps cookies, which ports of one address share, and shows them; goes where it is sent only when told. */
public final class Browser {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int HOPS = 10;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** Value of a cookie; empty when it is not there. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** All cookies as the header {@code Cookie} has them. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A request that shows the cookies; the caller adds method, headers and body. */
    public HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    /** A file. */
    public HttpResponse<byte[]> bytes(HttpRequest request) {
        return send(request, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            HttpResponse<T> response = HTTP.send(request, body);
            keep(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new Unexpected("no answer from " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted", e);
        }
    }

    /** GET, then wherever the answers send it, to the first that is no redirect. */
    public HttpResponse<String> visit(URI uri) {
        return follow(send(request(uri).header("Accept", "text/html").build()));
    }

    /** Sends a form, then goes wherever the answers send it. */
    public HttpResponse<String> submit(URI uri, Map<String, String> fields) {
        return follow(send(request(uri)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(fields))
                .build()));
    }

    static BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Words.encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int hop = 0; hop < HOPS && response.statusCode() / 100 == 3; hop++) {
            String next = response.headers().firstValue("Location").orElse("/");
            response = send(request(response.uri().resolve(next))
                    .header("Accept", "text/html")
                    .build());
        }
        return response;
    }

    private void keep(List<String> lines) {
        for (String line : lines) {
            // the attribute is younger than the parser
            for (HttpCookie cookie : HttpCookie.parse(line.replaceAll("(?i);\\s*samesite=\\w+", ""))) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
        }
    }
}
