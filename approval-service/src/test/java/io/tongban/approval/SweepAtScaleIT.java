package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/**
 * The sweep of one night over many open cases of thirteen organs, by two instances at once. Its time is printed, never
 * asserted: {@code -Dtongban.open.cases=200000} (as {@code -Pdeep} does) for the figure.
 */
@Import(SweepRun.class)
class SweepAtScaleIT extends ApprovalIT {

    private static final int OPEN = Integer.getInteger("tongban.open.cases", 10_000);
    /** One in a hundred passes its fifth day unanswered in this night. */
    private static final int SILENT = OPEN / 100;

    private static final String CASES = """
            insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version, region,
                route, holder, state, revision, seq, form, due_on, yellow_on, red_on, promise_on, due_state, created_at, updated_at)
            select gen_random_uuid(), 'SCALE' || n, a.owner, a.principal_name, a.principal_type, a.item_code, a.item_version,
                a.region, array[o.code, '140000'], o.code, case when n <= %2$d or n %% 2 = 0 then 'SUBMITTED' else 'ACCEPTED' end,
                2, 2, a.form, d.due_on, d.due_on - 3, d.due_on - 1, d.due_on + 5, 'DUE', a.created_at, a.updated_at
            from generate_series(1, %1$d) n
            join application a on a.id = '%3$s'
            join (select code, row_number() over (order by code) - 1 as place from (
                select code from organ where level in ('province', 'city') union select '140105') o13) o on o.place = n %% 13
            cross join lateral (select case when n <= %2$d then date '2026-03-09' else date '2026-03-12' + n %% 30 end as due_on) d
            """;
    private static final String LOG = """
            insert into application_log
            select a.id, l.seq, l.at, l.on_day, l.action, l.from_state, l.to_state, l.actor, l.actor_name, l.actor_role,
                l.organ, l.basis, l.detail
            from application a join application_log l on l.application_id = '%s' where a.case_number like 'SCALE%%'
            """;

    @Autowired
    SweepRun sweep;

    @Test
    void everySilentCaseIsAcceptedOnceWhateverElseIsOpen() throws SQLException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        String template = path.substring(path.lastIndexOf('/') + 1);
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(CASES.formatted(OPEN, SILENT, template));
            statement.execute(LOG.formatted(template));
            statement.execute("analyze");
            at("2026-03-10");
            String plan = plan(statement);

            long start = System.nanoTime();
            Mono.when(sweep.run(), sweep.run()).block();
            long millis = (System.nanoTime() - start) / 1_000_000;

            assertThat(count(statement, "DEEM_ACCEPTANCE")).isEqualTo(SILENT);
            assertThat(
                            one(
                                    statement,
                                    "select count(*) from application where case_number like 'SCALE%' and state = 'SUBMITTED' and due_on < '2026-03-10'"))
                    .isZero();
            System.out.printf(
                    "sweep: %d open cases, %d accepted by silence, two instances at once: %d ms%n%s%n",
                    OPEN, SILENT, millis, plan);
            assertThat(plan).contains("application_silent").doesNotContain("Seq Scan on application a");
        }
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

    private static long count(Statement statement, String action) throws SQLException {
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

    /** Of the statement that finds the silent, as {@code SilentCases} sends it. */
    private static String plan(Statement statement) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (ResultSet rows = statement.executeQuery("""
                explain (analyze, buffers, costs off) select a.id, a.holder, a.revision, a.due_on from application a
                where a.state = 'SUBMITTED' and a.due_on < '2026-03-10'
                    and (a.due_on, a.id) > ('2000-01-01', '00000000-0000-0000-0000-000000000000')
                    and exists (select from item_version v
                        where v.code = a.item_code and v.version = a.item_version and v.body ->> 'kind' = 'LICENCE')
                order by a.due_on, a.id limit 500
                """)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan.toString();
    }
}
