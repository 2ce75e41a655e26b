package io.tongban.approval.query;

import io.tongban.approval.application.LogEntry;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts tries and gives what a right one asks for, in one statement that always does the same: one row of
 * {@code query_attempt} is written for a right code, a wrong one, a locked case and a number that was never given.
 */
@Repository
class CaseStandings {

    private static final String TRY = """
            with tried as (
                insert into query_attempt as t (case_number, wrong, since) values (:number, :wrong, :now)
                on conflict (case_number) do update set
                    wrong = case when t.since <= :expired then :wrong else least(t.wrong + :wrong, :most) end,
                    since = case when t.since <= :expired then :now else t.since end
                returning wrong)
            select json_build_object('item', v.body, 'organs', cardinality(a.route), 'state', a.state,
                'log', (select json_agg(json_build_object(
                        'seq', l.seq, 'at', l.at, 'on', l.on_day, 'action', l.action, 'from', l.from_state,
                        'to', l.to_state, 'actor', '', 'actorName', '', 'actorRole', '', 'basis', '',
                        'detail', l.detail) order by l.seq)
                    from application_log l where l.application_id = a.id))::text
            from tried t
            join application a on :right and t.wrong < :most and a.case_number = :number
            join item_version v on v.code = a.item_code and v.version = a.item_version
            """;
    private static final String FORGET = """
            delete from query_attempt where case_number in (
                select case_number from query_attempt where since <= :expired limit 10000 for update skip locked)
            """;

    private final DatabaseClient database;
    private final QueryProperties properties;
    private final JsonMapper json;

    CaseStandings(DatabaseClient database, QueryProperties properties, JsonMapper json) {
        this.database = database;
        this.properties = properties;
        this.json = json;
    }

    /** @param organs how many the case passes through */
    record Standing(Item item, int organs, State state, List<LogEntry> log) {}

    /** @param right whether number and code belong together; @param counts whether a wrong one is a guess */
    record Try(String number, boolean right, boolean counts) {}

    /** Empty where the code is wrong, the case locked, or there is none. */
    Mono<Standing> find(Try tried, OffsetDateTime now) {
        return database.sql(TRY)
                .bind("number", tried.number())
                .bind("right", tried.right())
                .bind("wrong", !tried.right() && tried.counts() ? 1 : 0)
                .bind("most", properties.wrong())
                .bind("now", now)
                .bind("expired", now.minus(properties.window()))
                .map(row -> json.readValue(row.get(0, String.class), Standing.class))
                .one();
    }

    Mono<Void> forget(OffsetDateTime now) {
        return database.sql(FORGET)
                .bind("expired", now.minus(properties.window()))
                .then();
    }
}
