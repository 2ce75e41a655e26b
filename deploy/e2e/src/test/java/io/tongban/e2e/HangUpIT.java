package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand clients that hang up at a random moment: no session stays in a transaction, nothing is half-written. */
class HangUpIT {

    private static final int REQUESTS = 1_000;
    private static final int DRAFTS = 20;
    private static final int AT_ONCE = 16;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final long seed = seed();

    @Test
    void aThousandRequestsThroughTheGatewayCutOffAtARandomMoment() {
        System.out.println("hang up: seed " + seed);
        TheSystem.at("2026-03-02");
        List<String> paths = AtOnce.all(
                4,
                IntStream.range(0, DRAFTS)
                        .<Callable<String>>mapToObj(i -> () -> TheSystem.draft(Applicant.LI))
                        .toList());
        String submitted = "select count(*) from application where state = 'SUBMITTED' and id = any"
                + " (string_to_array(?, ',')::uuid[])";
        long usual = usualNanos();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Random random = new Random(seed + i);
            String request = request(i, paths.get(random.nextInt(DRAFTS)));
            work.add(() -> cutOff(request, random, usual));
        }

        int sent =
                AtOnce.all(AT_ONCE, work).stream().mapToInt(Integer::intValue).sum();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TheSystem.query(
                                "postgres",
                                "select coalesce(string_agg(datname || ': ' || state || ' ' || query, '; '), '')"
                                        + " from pg_stat_activity where datname in ('gateway', 'catalog', 'approval', 'notice')"
                                        + " and (state like 'idle in transaction%' or wait_event_type = 'Lock')"))
                        .isEmpty());
        Books.agree();
        TheSystem.li().get("/api/applications").expect(200);
        String done = TheSystem.query(
                "approval", submitted, paths.stream().map(TheSystem::id).collect(Collectors.joining(",")));
        String started = TheSystem.query(
                "approval", "select count(*) from idempotency where key like 'hang-%' and operation = 'applications'");
        System.out.println("hang up: a request takes " + usual / 1_000_000 + " ms; " + sent + " went out whole; " + done
                + " of " + DRAFTS + " cases submitted, " + started + " started");
        assertThat(done).as("some got through before they hung up").isNotEqualTo("0");
        assertThat(started).isNotEqualTo("0");
    }

    /** What a request takes among so many, here and now: the cuts come before, while and after. */
    private static long usualNanos() {
        Callable<Long> timed = () -> {
            long begun = System.nanoTime();
            TheSystem.li().get("/api/applications").expect(200);
            return System.nanoTime() - begun;
        };
        return (long) AtOnce.all(AT_ONCE, Collections.nCopies(AT_ONCE * 4, timed)).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow();
    }

    /** A third submit, a third start a case, a third read. */
    private static String request(int number, String path) {
        return switch (number % 3) {
            case 0 -> http("POST", path + "/submission", "hang-" + number, "{}");
            case 1 ->
                http(
                        "POST",
                        "/api/applications",
                        "hang-" + number + "-" + TheSystem.id(path),
                        "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\",\"another\":true}");
            default -> http("GET", number % 2 == 0 ? "/api/applications" : "/api/notices", "-", "");
        };
    }

    private static String http(String method, String path, String key, String body) {
        Browser browser = TheSystem.li().browser();
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + browser.cookies()
                + "\r\nX-XSRF-TOKEN: " + browser.cookie("XSRF-TOKEN") + "\r\nX-Desk: province\r\nIdempotency-Key: "
                + key + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** @return 1 when the whole request went out before the line was cut */
    private static int cutOff(String request, Random random, long usual) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        // mostly whole requests: the cut then comes while they are worked on
        int length = Math.min(bytes.length, random.nextInt(bytes.length * 3));
        URI gateway = URI.create(TheSystem.access().url("gateway"));
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(bytes, 0, length);
            socket.getOutputStream().flush();
            LockSupport.parkNanos(random.nextLong(2 * usual));
        } catch (SocketException e) {
            return 0;
        }
        return length == bytes.length ? 1 : 0;
    }

    private static long seed() {
        String given = System.getProperty("tongban.seed", "");
        return given.isBlank() ? System.nanoTime() : Long.parseLong(given);
    }
}
