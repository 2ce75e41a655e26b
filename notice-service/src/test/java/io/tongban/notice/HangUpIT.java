package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that hang up at random moments; one run again: {@code -Dtongban.seed=…}. */
class HangUpIT extends NoticeIT {

    private static final int REQUESTS = 200;
    private static final int EVENTS = 20;

    @Test
    void leaveNothingHalfDone() throws Exception {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isEmpty() ? new Random().nextLong() : Long.parseLong(given);
        System.out.println("tongban.seed=" + seed);
        Random random = new Random(seed);
        tell(accepted(zhang));
        String id = client.get("/api/notices", zhang).json().at("/items/0/id").asString();
        List<UUID> batches = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] request = switch (i % 4) {
                case 0, 1 -> events(application(batches));
                case 2 -> onNotices("POST", "/api/notices/" + id + "/read");
                default -> onNotices("GET", i % 8 == 3 ? "/api/notices" : "/api/notices/stream");
            };
            boolean whole = random.nextInt(4) > 0;
            int sent = whole ? request.length : random.nextInt(request.length);
            int patience = 1 + random.nextInt(25);
            all.add(clients.submit(() -> hangUp(request, sent, patience)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        clients.shutdown();

        assertThat(tell(accepted(zhang)).status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                asSuperuser("select state || ': ' || query from pg_stat_activity where datname = '"
                                        + POSTGRES.name()
                                        + "' and (state like 'idle in transaction%' or state = 'active')"))
                        .isEmpty());
        assertWholeOrAbsent(batches);
        assertTheServiceIsWell();
    }

    private void assertWholeOrAbsent(List<UUID> batches) throws SQLException {
        int whole = 0;
        for (UUID batch : batches) {
            long kept = count("select count(*) from inbox where event_id like ?", batch + "%");
            long told = count("select count(*) from notice where application_id = ?", batch);
            assertThat(kept).isIn(0L, (long) EVENTS);
            assertThat(told).isEqualTo(kept * 2);
            whole += kept > 0 ? 1 : 0;
        }
        System.out.println("of " + batches.size() + " batches " + whole + " kept whole");
        assertThat(whole).isBetween(1, batches.size() - 1);
    }

    /** No connection and no seat was lost: every one of them can be used at once. */
    private void assertTheServiceIsWell() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            try (Sse a = client.stream(zhang);
                    Sse b = client.stream(zhang);
                    Sse c = client.stream(li);
                    Sse d = client.stream(li)) {
                return IntStream.of(a.status(), b.status(), c.status(), d.status())
                        .allMatch(status -> status == 200);
            }
        });
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .map(n -> client.get("/api/notices", zhang).status()))
                .containsOnly(200);
    }

    private static UUID application(List<UUID> batches) {
        batches.add(UUID.randomUUID());
        return batches.get(batches.size() - 1);
    }

    private byte[] events(UUID application) {
        Events.Event[] events = IntStream.rangeClosed(1, EVENTS)
                .mapToObj(seq -> Events.event(application, seq, "accepted").to(zhang.ownerKey(), li.ownerKey()))
                .toArray(Events.Event[]::new);
        byte[] body = Events.batch(events).getBytes(StandardCharsets.UTF_8);
        String head = "POST /internal/events HTTP/1.1\r\nHost: x\r\nContent-Type: " + Client.BATCH
                + "\r\nAuthorization: Bearer " + Client.neighbour() + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] onNotices(String method, String path) {
        return (method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + Passport.HEADER + ": "
                        + TestIdentity.passport(zhang, "notice") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends so much of it, reads for so many milliseconds, and is gone. */
    private void hangUp(byte[] request, int sent, int patience) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(request, 0, sent);
            socket.getOutputStream().flush();
            socket.getInputStream().read();
        } catch (SocketTimeoutException | SocketException gone) {
            // that is the point
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
