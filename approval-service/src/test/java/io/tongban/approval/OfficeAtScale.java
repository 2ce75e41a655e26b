package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.support.testing.StatementCounter;
import io.tongban.support.testing.TestIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/**
 * A day's work over many open cases of thirteen organs. Times are printed, never asserted
 * ({@code -Dtongban.open.cases=200000}, as {@code -Pdeep} does, for the figures); what is asserted is that no request
 * reads a table of cases from end to end, but the statistics, which may be about every case.
 */
@Import(StatementCounter.class)
class OfficeAtScale extends ApprovalIT {

    private static final int OPEN = Integer.getInteger("tongban.open.cases", 3_000);

    private static final String CASES = """
            insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version, region,
                route, holder, state, revision, seq, form, due_on, yellow_on, red_on, promise_on, due_state, calendar_edition,
                created_at, updated_at)
            select gen_random_uuid(), 'SCALE' || n, 'person:scale:' || n %% 50000,
                substr('王李张刘陈杨赵黄周吴徐孙马朱胡', 1 + n %% 15, 1) || chr(20000 + n %% 700) || chr(21000 + n / 700 %% 700),
                a.principal_type, a.item_code, a.item_version,
                a.region, array[o.code, '140000'], o.code, case when n %% 2 = 0 then 'SUBMITTED' else 'ACCEPTED' end,
                2, 2 + n %% 2, a.form, d.due_on, d.due_on - 3, d.due_on - 1, d.due_on + 5,
                case when d.due_on is null then case when n %% 4 = 0 then 'UNDATED' else 'PAUSED' end else 'DUE' end, a.calendar_edition,
                a.created_at - n * interval '1 second', a.updated_at
            from generate_series(1, %1$d) n
            join application a on a.id = '%2$s'
            join (select code, row_number() over (order by code) - 1 as place from (
                select code from organ where level in ('province', 'city') union select '140105') o13) o on o.place = n %% 13
            cross join lateral (select case when n %% 50 <> 0 then date '2026-03-01' + n %% 40 end as due_on) d
            """;
    /** One case in four was decided once more by the log, so that there are days to count. */
    private static final String LOG = """
            insert into application_log
            select a.id, e.seq, a.created_at, date '2026-01-05' + (e.seq * 3 + (hashtext(a.case_number) & 2147483647) % 20)::int, e.action, e.from_state,
                e.to_state, 'staff:scale', '官', 'COUNTER', case when e.seq > 2 then a.holder end, '许可法', '{}'
            from application a cross join (values (1, 'CREATE', null, 'DRAFT'), (2, 'SUBMIT', 'DRAFT', 'SUBMITTED'),
                (3, 'ACCEPT', 'SUBMITTED', 'ACCEPTED'), (4, 'GRANT', 'OPINED', 'GRANTED')) e (seq, action, from_state, to_state)
            where a.case_number like 'SCALE%' and (e.seq <= 2 or e.seq = 3 and a.state = 'ACCEPTED'
                or e.seq = 4 and hashtext(a.case_number) % 4 = 0)
            """;

    @Autowired
    private StatementCounter statements;

    @Test
    void aDaysWorkReadsNoTableFromEndToEnd() throws SQLException, IOException, InterruptedException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(CASES.formatted(OPEN, path.substring(path.lastIndexOf('/') + 1)));
            statement.execute(LOG);
            statement.execute("vacuum analyze");
            at("2026-03-10");
            Client counter = official("140100", "counter");
            Client boss = official("140000", "supervisor");
            counter.get("/api/reviews/queue");
            boss.get("/api/reviews/board");
            System.out.printf("office: %d open cases of 13 organs%n", OPEN);

            String queue = "/api/reviews/queue?limit=20";
            timed(statement, "queue, first page", () -> counter.get(queue).body());
            String last = lastPage(counter, queue);
            timed(statement, "queue, last page", () -> counter.get(last).body());
            timed(
                    statement,
                    "queue, overdue",
                    () -> counter.get(queue + "&light=BLACK").body());
            timed(
                    statement,
                    "queue, undated",
                    () -> counter.get(queue + "&undated=true").body());
            timed(
                    statement,
                    "queue, mine",
                    () -> counter.get(queue + "&claimed=me").body());
            timed(statement, "search, case number", () -> search(counter, "{\"caseNumber\":\"SCALE14\"}"));
            String name = "{\"name\":\"" + new String(Character.toChars(20_014)) + new String(Character.toChars(21_000))
                    + "\"}";
            JsonNode found = timed(statement, "search, part of a name", () -> search(counter, name));
            assertThat(found.path("items").size()).isPositive();
            timed(
                    statement,
                    "search, identity number",
                    () -> search(counter, "{\"identityNumber\":\"140105199003070012\"}"));
            JsonNode board = timed(
                    statement,
                    "board, the province",
                    () -> boss.get("/api/reviews/board").body());
            assertThat(board.at("/total/open").asInt()).isGreaterThanOrEqualTo(OPEN);
            JsonNode figures = timed(
                    statement,
                    "statistics, the province, a year",
                    () -> boss.get("/api/reviews/statistics?from=2026-01-01&to=2026-12-31")
                            .body());
            assertThat(figures.at("/total/received").asInt()).isGreaterThanOrEqualTo(OPEN);
            timed(
                    statement,
                    "statistics, a city, a month",
                    () -> official("140100", "supervisor")
                            .get("/api/reviews/statistics?from=2026-01-01&to=2026-01-31")
                            .body());
            export(statement);
        }
    }

    private void export(Statement statement) throws SQLException, IOException, InterruptedException {
        Client exporter = as(TestIdentity.official("scale-export", "官出", "140000", "supervisor"));
        exporter.get("/api/reviews/board");
        System.gc();
        long before = rss();
        Map<String, Long> scans = scans(statement);
        long start = System.nanoTime();
        long lines = 0;
        long most = before;
        var answer = HttpClient.newHttpClient()
                .send(
                        exporter.request("/api/reviews/export?from=2026-01-01&to=2026-01-20")
                                .build(),
                        BodyHandlers.ofInputStream());
        long first = System.nanoTime() - start;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                if (++lines % 10_000 == 0) {
                    most = Math.max(most, rss());
                }
            }
        }
        System.out.printf(
                "  export: %d rows in %d ms, first byte after %d ms; RSS of service and test %d MB before, %d MB at most%s%n",
                lines - 1,
                (System.nanoTime() - start) / 1_000_000,
                first / 1_000_000,
                before / 1024,
                most / 1024,
                used(scans, scans(statement)));
        assertThat(lines).isGreaterThan(OPEN / 4);
    }

    private static JsonNode search(Client reader, String question) {
        return reader.post("/api/reviews/search", question).body();
    }

    /** Leafs through all pages of a hundred. */
    private static String lastPage(Client reader, String queue) {
        String last = "";
        String next = "";
        do {
            last = next;
            next = reader.get(queue + "&cursor=" + last).text("/next");
        } while (!next.isEmpty());
        return queue + "&cursor=" + last;
    }

    private JsonNode timed(Statement statement, String what, Supplier<JsonNode> request) throws SQLException {
        request.get();
        Map<String, Long> before = scans(statement);
        statements.take();
        long start = System.nanoTime();
        JsonNode answer = request.get();
        long millis = (System.nanoTime() - start) / 1_000_000;
        String used = used(before, scans(statement));
        System.out.printf("  %s: %d ms%s%n", what, millis, used);
        plan(statements.take());
        if (!what.startsWith("statistics")) {
            assertThat(used).as(what).doesNotContain("end to end");
        }
        return answer;
    }

    /** How PostgreSQL would go about the longest of these whatever the parameters: the nodes that read a table. */
    private static void plan(List<String> statements) throws SQLException {
        String asked =
                statements.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        StringJoiner nodes = new StringJoiner(", ", "    plan: ", "");
        try (Connection connection = DATABASE.asOwner("preferQueryMode=simple");
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain (generic_plan, costs off) " + asked)) {
            while (lines.next()) {
                String line = lines.getString(1).replaceFirst("^[ >-]+", "");
                if (line.contains("Scan ") || line.startsWith("Sort")) {
                    nodes.add(line);
                }
            }
        }
        System.out.println(nodes);
    }

    /** Which indexes of cases were used, and which tables were read without one. */
    private static String used(Map<String, Long> before, Map<String, Long> after) {
        StringBuilder used = new StringBuilder();
        after.forEach((name, count) -> {
            if (count > before.getOrDefault(name, 0L)) {
                used.append(' ').append(name);
            }
        });
        return used.isEmpty() ? "" : " by" + used;
    }

    private static Map<String, Long> scans(Statement statement) throws SQLException {
        Map<String, Long> scans = new TreeMap<>();
        // a backend writes its counts down when it has been idle for a second
        statement.execute("select pg_sleep(1.5), pg_stat_clear_snapshot()");
        try (ResultSet rows = statement.executeQuery("""
                select indexrelname, idx_scan from pg_stat_user_indexes where relname in ('application', 'application_log', 'form_secret')
                union all
                select relname || ' end to end', seq_scan from pg_stat_user_tables where relname in ('application', 'application_log')
                """)) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    /** Of this process, kB. */
    private static long rss() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** So many cases would stand in every list of the tests that follow. */
    @AfterEach
    void leaveNothingBehind() throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate application, outbox, outbox_stream cascade");
            statement.execute("update content set refs = (select count(*) from upload u where u.content = content.id)");
        }
    }
}
