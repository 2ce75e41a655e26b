package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.application.Due;
import io.tongban.approval.application.DueColumns;
import io.tongban.approval.calendar.Calendars2024To2026;
import io.tongban.approval.deadline.RedateRun;
import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.PublishingIT;
import io.tongban.support.background.Recurring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * One night over many open cases of thirteen organs, and a new version of the calendar the day after, each by two instances
 * at once. Times and plans are printed, times never asserted; the README names the command for 200,000. Events are written,
 * not sent.
 */
@Import(SweepRun.class)
class SweepAtScaleIT extends PublishingIT {

    private static final int OPEN = Integer.getInteger("tongban.open.cases", 3_000);
    /** One in a hundred passes its fifth day unanswered in this night. */
    private static final int SILENT = OPEN / 100;

    private static final List<String> WAITING = List.of("2026-03-05", "2026-03-06", "2026-03-09");
    private static final List<String> REVIEWED =
            List.of("2026-02-25", "2026-02-26", "2026-03-02", "2026-03-03", "2026-03-05", "2026-03-09");
    private static final int HALF = (OPEN - SILENT) / 2;
    private static final int TOLD = OPEN - HALF;

    private static final String GROUPS =
            "jsonb_to_recordset('%s') as d (first int, last int, state text, seq int, day date, " + DueColumns.TYPES
                    + ")";
    private static final String CASES = """
            insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version, region,
                route, holder, state, revision, seq, form, calendar_edition, created_at, updated_at, %1$s)
            select gen_random_uuid(), 'SCALE' || n, a.owner, a.principal_name, a.principal_type, a.item_code, a.item_version,
                a.region, array[o.code, '140000'], o.code, d.state, d.seq, d.seq, a.form, a.calendar_edition,
                a.created_at, a.updated_at, %2$s
            from %3$s cross join lateral generate_series(d.first, d.last) n
            join application a on a.id = '%4$s'
            join (select code, row_number() over (order by code) - 1 as place from (
                select code from organ where level = 'city' union select '140105' union select '140106') o13) o on o.place = n %% 13
            """;
    private static final String LOG = """
            insert into application_log
            select a.id, l.seq, l.at, d.day, l.action, l.from_state, l.to_state, l.actor, l.actor_name, l.actor_role,
                l.organ, l.basis, l.detail
            from application a join %s on substr(a.case_number, 6)::int between d.first and d.last
            join application_log l on l.application_id = '%s' and l.seq <= d.seq
            where a.case_number like 'SCALE%%'
            """;

    @Autowired
    SweepRun sweep;

    @Autowired
    RedateRun redate;

    @Autowired
    @Qualifier("outboxLoop")
    Recurring relay;

    @Autowired
    @Qualifier("redatingLoop")
    Recurring redatingLoop;

    @Test
    void oneNightAndANewCalendar() throws SQLException, IOException {
        relay.stop();
        redatingLoop.stop();
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            open(statement);
            at("2026-03-10");
            System.out.println(theNight(statement));
            System.out.println(theNewCalendar(statement));
        }
    }

    private String theNight(Statement statement) throws SQLException {
        String plan = plan(statement, """
                select a.id, a.holder, a.revision, a.due_on from application a
                where a.state = 'SUBMITTED' and a.due_on < '2026-03-10'
                    and (a.due_on, a.id) > ('2000-01-01', '00000000-0000-0000-0000-000000000000')
                    and exists (select from item_version v
                        where v.code = a.item_code and v.version = a.item_version and v.body ->> 'kind' = 'LICENCE')
                order by a.due_on, a.id limit 500
                """);
        long millis = millis(() -> Mono.when(sweep.run(), sweep.run()).block());

        assertThat(logged(statement, "DEEM_ACCEPTANCE")).isEqualTo(SILENT);
        assertThat(one(
                        statement,
                        "select count(*) from application where case_number like 'SCALE%' and state = 'SUBMITTED'"
                                + " and due_on < '2026-03-10'"))
                .isZero();
        assertThat(one(statement, "select count(*) from application where next_raise_on <= '2026-03-10'"))
                .isZero();
        assertThat(plan).contains("application_silent").doesNotContain("Seq Scan on application a");
        return "sweep of one night: %d open cases, %d accepted by silence, %d lights raised, two instances at once: %d ms%n%s"
                .formatted(OPEN, SILENT, one(statement, "select count(*) from escalation"), millis, plan);
    }

    private String theNewCalendar(Statement statement) throws SQLException {
        statement.execute("analyze");
        publish(year2026("另行通知", "2026-03-25", "2026-03-26"));
        String plan = plan(statement, """
                select a.id from application a join item_version v on v.code = a.item_code and v.version = a.item_version
                where a.calendar_edition < (select max(edition) from calendar_year) and a.state not in (
                        'DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED')
                    and (a.calendar_edition, a.id) > (-1, '00000000-0000-0000-0000-000000000000')
                order by a.calendar_edition, a.id limit 200
                """);
        RedateRun other = redate.otherInstance();
        long millis = millis(() -> Mono.when(redate.run(), other.run()).block());

        // an instance that another test keeps may have been faster than both
        await().untilAsserted(() -> assertThat(one(
                        statement,
                        "select count(*) from application where case_number like 'SCALE%' and calendar_edition < ("
                                + "select max(edition) from calendar_year)"))
                .isZero());
        assertThat(logged(statement, "REDATE")).as("each case once").isEqualTo(TOLD);
        assertThat(
                        one(
                                statement,
                                "select count(distinct l.application_id) from application_log l join application a"
                                        + " on a.id = l.application_id where a.case_number like 'SCALE%' and l.action = 'REDATE'"))
                .isEqualTo(TOLD);
        assertThat(plan).contains("application_to_redate").doesNotContain("Seq Scan on application a");
        return "redating: %d open cases, %d told, %d without a word, two instances at once: %d ms%n%s"
                .formatted(OPEN, TOLD, OPEN - TOLD, millis, plan);
    }

    /** So many cases would stand in every list of the tests that follow. */
    @AfterEach
    void leaveNothingBehind() throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate application, outbox, outbox_stream cascade");
            statement.execute("update content set refs = (select count(*) from upload u where u.content = content.id)");
        }
        relay.start();
        redatingLoop.start();
    }

    /** Cases as their logs say, by the law's own clock. */
    private void open(Statement statement) throws SQLException, IOException {
        Client applicant = person(newPerson());
        at("2026-03-02");
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        String template = path.substring(path.lastIndexOf('/') + 1);
        String groups = GROUPS.formatted(JsonMapper.shared().writeValueAsString(groups()));
        statement.execute(CASES.formatted(DueColumns.NAMES, DueColumns.VALUES, groups, template));
        statement.execute(LOG.formatted(groups, template));
        statement.execute("delete from application_log where application_id = '" + template + "'");
        statement.execute(
                "update application set state = 'WITHDRAWN', due_on = null, due_state = 'NONE', next_raise_on = null"
                        + " where id = '" + template + "'");
        statement.execute("analyze");
        assertThat(one(statement, "select count(*) from application where case_number like 'SCALE%'"))
                .isEqualTo(OPEN);
    }

    private static List<Map<String, @Nullable Object>> groups() throws IOException {
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        groups.add(group(State.SUBMITTED, "2026-03-02", 1, SILENT));
        int first = SILENT + 1;
        for (int i = 0; i < WAITING.size(); i++) {
            int last = SILENT + HALF * (i + 1) / WAITING.size();
            groups.add(group(State.SUBMITTED, WAITING.get(i), first, last));
            first = last + 1;
        }
        for (int i = 0; i < REVIEWED.size(); i++) {
            int last = SILENT + HALF + (OPEN - SILENT - HALF) * (i + 1) / REVIEWED.size();
            groups.add(group(State.ACCEPTED, REVIEWED.get(i), first, last));
            first = last + 1;
        }
        return groups;
    }

    private static Map<String, @Nullable Object> group(State state, String on, int first, int last) throws IOException {
        LocalDate day = LocalDate.parse(on);
        List<Entry> log = new ArrayList<>(List.of(new Entry(Action.SUBMIT, day, null)));
        if (state == State.ACCEPTED) {
            log.add(new Entry(Action.ACCEPT, day, null, 0, false));
        }
        StatutoryClock clock = new StatutoryClock(Calendars2024To2026.load());
        Map<String, @Nullable Object> group =
                Due.of(terms(), state, clock.fold(terms(), log, day)).columns();
        group.put("first", first);
        group.put("last", last);
        group.put("state", state);
        group.put("seq", state == State.ACCEPTED ? 3 : 2);
        group.put("day", day);
        return group;
    }

    private static Terms terms() throws IOException {
        String item =
                new ClassPathResource("items/lawyer-practice-fulltime.json").getContentAsString(StandardCharsets.UTF_8);
        return JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(item, Item.class)
                .terms()
                .forRoute(2);
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long logged(Statement statement, String action) throws SQLException {
        return one(
                statement,
                "select count(*) from application_log l join application a on a.id = l.application_id "
                        + "where a.case_number like 'SCALE%' and l.action = '" + action + "'");
    }

    private static long one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (ResultSet rows = statement.executeQuery("explain (analyze, buffers, costs off) " + query)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan.toString();
    }
}
