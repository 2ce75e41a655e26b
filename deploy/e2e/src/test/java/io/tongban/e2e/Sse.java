package io.tongban.e2e;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An open event stream and what came through it. */
final class Sse implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private volatile boolean ended;

    private Sse(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "sse");
        reader.setDaemon(true);
        reader.start();
    }

    static Sse of(Person person) {
        try {
            return new Sse(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            person.request("/api/notices/stream")
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    boolean ended() {
        return ended;
    }

    /** The data of the events so far. */
    List<String> events() {
        return lines.stream().filter(line -> line.startsWith("data:")).toList();
    }

    /** From the first line on nothing is missed. */
    boolean open() {
        return !lines.isEmpty();
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (RuntimeException e) {
            // cut
        } finally {
            ended = true;
        }
    }
}
