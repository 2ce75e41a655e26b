package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Clients that hang up at a random moment leave no session in a transaction and nothing half-written. */
class HangUpIT extends ApprovalIT {

    private static final int REQUESTS = 1_000;

    @Test
    void aThousandRequestsCutOffAtARandomMoment() throws Exception {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("hang up: seed " + seed);
        Passport who = TestIdentity.person(newPerson(), "张伟");
        Client applicant = as(who);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            paths.add(complete(applicant, "forensic-person-renew", "140000", PERSON_FORM));
        }

        cutOff(seed, who, paths);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> sessions("state like 'idle in transaction%' or state = 'active'") == 0);
        assertThat(sessions("state like 'idle in transaction%'")).isZero();
        assertThat(query("select count(*) from application a where a.seq <> (select max(seq) from application_log l"
                        + " where l.application_id = a.id)"))
                .as("state and log agree")
                .isZero();
        assertThat(query("select count(*) from application_log l where l.action <> 'CREATE' and not exists"
                        + " (select from outbox o where o.stream = l.application_id and o.seq = l.seq)"))
                .as("every move has its event")
                .isZero();
        String mine = " = '" + who.personKey() + "'";
        assertThat(query("select count(*) from application_log where action = 'CREATE' and actor" + mine))
                .as("every draft has its answer")
                .isEqualTo(query("select count(*) from idempotency where operation = 'applications' and owner" + mine));
        assertThat(applicant.get("/api/applications").status()).isEqualTo(200);
    }

    /** Half of them submit one of the drafts, half start new ones. */
    private void cutOff(long seed, Passport who, List<String> paths) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                Random random = new Random(seed + i);
                String path =
                        i % 2 == 0 ? paths.get(random.nextInt(paths.size())) + "/submission" : "/api/applications";
                String body =
                        i % 2 == 0 ? "{}" : "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\",\"another\":true}";
                String request = request(who, path, "key-" + i, body);
                int cut = random.nextInt(request.length() + 200);
                long wait = random.nextLong(8_000_000);
                running.add(pool.submit(() -> send(request, cut, wait)));
            }
            for (Future<?> request : running) {
                request.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private void send(String request, int cut, long nanos) {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(bytes, 0, Math.min(cut, bytes.length));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(Passport who, String path, String key, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nIdempotency-Key: " + key
                + "\r\n" + Passport.HEADER + ": " + TestIdentity.passport(who, "approval") + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static long sessions(String condition) throws SQLException {
        try (Connection connection = DATABASE.asSuperuser();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where datname = '" + DATABASE.name()
                                + "' and (" + condition + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long query(String sql) throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
