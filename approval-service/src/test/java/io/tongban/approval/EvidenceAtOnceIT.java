package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.anchor.RootRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Chains;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Moves, reports of notices and roots at once, and connections that are killed in the middle: every chain stays whole. */
@Import(RootRun.class)
class EvidenceAtOnceIT extends ApprovalIT {

    private static final int CASES = 12;

    @Autowired
    RootRun roots;

    @Test
    void movesReportsAndRootsAtOnceNeverTellTheUserOfEachOther() throws Exception {
        List<Worked> worked = work(submittedCases(), false);

        assertThat(worked).allSatisfy(one -> assertThat(one.statuses()).containsExactly(200, 200, 200));
        assertThat(worked)
                .allSatisfy(one -> assertThat(one.reported()).containsOnly(204).hasSize(9));
        for (Worked one : worked) {
            assertThat(kinds(one.id(), "MOVE")).isEqualTo(4);
            assertThat(kinds(one.id(), "NOTICE")).isEqualTo(9);
        }
        assertThat(Chains.areWhole(DATABASE)).isPositive();
        roots.make().block();
        assertThat(count("evidence_head where anchored < seq")).isZero();
    }

    @Test
    void connectionsKilledInTheMiddleLeaveWholeChains() throws Exception {
        List<String> paths = submittedCases();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService killer = Executors.newSingleThreadExecutor();
        Future<Integer> killed = killer.submit(() -> {
            int count = 0;
            while (!over.get()) {
                count += kill();
            }
            return count;
        });
        List<Worked> worked;
        try {
            worked = work(paths, true);
        } finally {
            over.set(true);
            killer.shutdown();
        }

        System.out.println("connections killed in the middle: " + killed.get() + ", answers other than 200: "
                + worked.stream()
                        .flatMap(one -> one.statuses().stream())
                        .filter(status -> status != 200)
                        .count());
        assertThat(Chains.areWhole(DATABASE)).isPositive();
        assertThat(
                        count(
                                "application a where a.seq <> (select max(seq) from application_log l where l.application_id = a.id)"))
                .isZero();
    }

    private List<String> submittedCases() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Client applicant = person(newPerson());
            String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
            submitted(applicant, path);
            paths.add(path);
        }
        return paths;
    }

    record Worked(String id, List<Integer> statuses, List<Integer> reported) {}

    /** Each case is moved three times, while its notices are reported and roots are made. */
    private List<Worked> work(List<String> paths, boolean patient) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(2 * CASES + 1);
        try {
            Future<?> making = pool.submit(() -> {
                while (!over.get()) {
                    roots.make().onErrorComplete().block();
                }
            });
            List<Future<Worked>> running = new ArrayList<>();
            for (String path : paths) {
                String id = path.substring(path.lastIndexOf('/') + 1);
                Future<List<Integer>> reports = pool.submit(() -> IntStream.rangeClosed(1, 9)
                        .mapToObj(seq -> report(id, seq))
                        .toList());
                running.add(pool.submit(() -> new Worked(id, moves(path, patient), reports.get())));
            }
            List<Worked> worked = new ArrayList<>();
            for (Future<Worked> one : running) {
                worked.add(one.get());
            }
            over.set(true);
            making.get();
            return worked;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Integer> moves(String path, boolean patient) {
        List<Integer> statuses = new ArrayList<>();
        for (String[] move : new String[][] {
            {"counter", "/acceptance", "{}"}, {"reviewer", "/opinion", OPINION}, {"decider", "/decision", GRANT}
        }) {
            String key = UUID.randomUUID().toString();
            Answer answer = official("140000", move[0]).post(path + move[1], key, move[2]);
            for (int again = 0; patient && answer.status() >= 500 && again < 20; again++) {
                statuses.add(answer.status());
                answer = official("140000", move[0]).post(path + move[1], key, move[2]);
            }
            statuses.add(answer.status());
        }
        return statuses;
    }

    private int report(String id, int seq) {
        String report =
                "[{\"type\":\"cn.tongban.notice.read\",\"subject\":\"%s\",\"data\":{\"seq\":%d,\"notice\":\"%s\",\"at\":\"2026-03-02T02:00:00Z\"}}]"
                        .formatted(id, seq, UUID.randomUUID());
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/notices"))
                        .header("Authorization", "Bearer " + TestIdentity.neighbour("notice", "approval", "notices"))
                        .header("Content-Type", "application/cloudevents-batch+json")
                        .POST(BodyPublishers.ofString(report)))
                .status();
    }

    /** One session of the service that is at work. */
    private static int kill() throws SQLException {
        try (Connection connection = DATABASE.asSuperuser();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select pg_terminate_backend(pid) from"
                                + " pg_stat_activity where datname = '" + DATABASE.name() + "' and state = 'active'"
                                + " and usename like '%\\_app' order by random() limit 1")) {
            return rows.next() ? 1 : 0;
        }
    }

    private static long kinds(String id, String kind) throws SQLException {
        return count("evidence_entry where application_id = '" + id + "' and kind = '" + kind + "'");
    }

    private static long count(String from) throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
