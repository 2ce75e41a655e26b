package io.tongban.gateway;

import static io.tongban.gateway.World.official;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.tongban.gateway.World.Instance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Event streams: longer than any time limit, never longer than the session. */
class StreamIT {

    private World world;
    private Instance gateway;
    private DisposableServer notices;
    private ExecutorService readers;
    private final AtomicInteger open = new AtomicInteger();

    @BeforeEach
    void start() {
        world = new World();
        world.servicesAnswer();
        notices = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                        "/api/notices/stream",
                        (request, response) -> response.sse()
                                .sendString(Flux.interval(Duration.ofMillis(100))
                                        .map(tick -> ": heartbeat\n\n")
                                        .doOnSubscribe(s -> open.incrementAndGet())
                                        .doFinally(end -> open.decrementAndGet()))))
                .bindNow();
        readers = Executors.newCachedThreadPool();
    }

    private void gateway(String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "tongban.gateway.services.notice",
                                "http://127.0.0.1:" + notices.port(),
                                "tongban.gateway.time-limit",
                                "500ms",
                                "tongban.gateway.streams.check",
                                "200ms"),
                        Stream.of(more))
                .toArray(String[]::new);
        gateway = world.start(all);
    }

    @AfterEach
    void stop() {
        gateway.close();
        notices.disposeNow();
        readers.shutdownNow();
        world.close();
    }

    private record Reading(List<String> lines, Future<?> end) {}

    private Reading read(Browser browser, String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = Browser.http()
                .send(browser.request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> lines = new CopyOnWriteArrayList<>();
        return new Reading(lines, readers.submit(() -> response.body().forEach(lines::add)));
    }

    private static void hasEnded(Reading reading) {
        await().atMost(Duration.ofSeconds(5)).until(() -> reading.end().isDone());
    }

    @Test
    void heartbeatsPassBeyondTheTimeLimitAndEndAtLogout() throws Exception {
        gateway();
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        browser.get("/api/me");
        Reading reading = read(browser, "/api/notices/stream");

        await().atMost(Duration.ofSeconds(10)).until(() -> reading.lines().size() > 30);
        assertThat(reading.end().isDone()).as("three seconds, limit 0.5 s").isFalse();

        browser.send("POST", "/logout", BodyPublishers.noBody());
        hasEnded(reading);
        await().untilAsserted(() -> assertThat(open).hasValue(0));
    }

    @Test
    void anOfficialsStreamIsChosenByParameterAndEndsWithTheRole() throws Exception {
        gateway();
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        String access = world.staff.login(browser, official("taiyuan-shouli", "140100", "counter"));
        Reading staff = read(browser, "/api/notices/stream?desk=staff");
        Reading applicant = read(browser, "/api/notices/stream");

        world.staff.userInfo(access, official("taiyuan-shouli", "140100"));
        world.pass(Duration.ofMinutes(4).plusSeconds(1));
        hasEnded(staff);
        assertThat(applicant.end().isDone()).isFalse();
    }

    @Test
    void aStreamHasALongestLife() throws Exception {
        gateway("tongban.gateway.streams.life", "1s");
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());

        hasEnded(read(browser, "/api/notices/stream"));
    }

    @Test
    void aStreamByTokenEndsWithTheToken() throws Exception {
        gateway();
        Date soon = Date.from(Instant.now().plusSeconds(2));
        String token = world.province.bearer(zhang(), claims -> claims.expirationTime(soon));
        String longer = world.province.bearer(zhang(), UnaryOperator.identity());
        Reading other = read(gateway.browser(), "/api/notices/stream", "Authorization", "Bearer " + longer);

        hasEnded(read(gateway.browser(), "/api/notices/stream", "Authorization", "Bearer " + token));

        assertThat(other.end().isDone()).isFalse();
    }

    @Test
    void aStoppingGatewayDoesNotWaitForItsStreams() throws Exception {
        gateway();
        Browser browser = gateway.browser();
        world.province.login(browser, zhang());
        Reading reading = read(browser, "/api/notices/stream");

        assertTimeout(Duration.ofSeconds(5), () -> gateway.close());
        hasEnded(reading);
    }

    @Test
    void tooManyStreamsAreRefusedAndPlacesAreGivenBack() throws Exception {
        gateway("tongban.gateway.streams.most", "3", "tongban.gateway.streams.per-person", "2");
        Browser zhang = gateway.browser();
        Browser li = gateway.browser();
        world.province.login(zhang, zhang());
        world.province.login(li, java.util.Map.of("sub", "li", "name", "李娜"));
        zhang.get("/api/me");
        read(zhang, "/api/notices/stream");
        read(zhang, "/api/notices/stream");

        HttpResponse<String> third = zhang.get("/api/notices/stream");
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).contains("60");
        assertThat(third.body()).contains("UNAVAILABLE");
        Reading last = read(li, "/api/notices/stream");
        assertThat(li.get("/api/notices/stream").statusCode())
                .as("all are taken")
                .isEqualTo(503);

        zhang.send("POST", "/logout", BodyPublishers.noBody());
        await().untilAsserted(() -> assertThat(open).hasValue(1));
        read(li, "/api/notices/stream");
        assertThat(last.end().isDone()).isFalse();
        assertThat(li.get("/api/notices/stream").statusCode())
                .as("what was refused gave no place away")
                .isEqualTo(503);
    }
}
