package io.tongban.approval.deadline;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Cases whose date is 待公布, of all organs: for the clock only, never shown to a person. */
@Repository
class UndatedCases {

    private static final String AFTER = """
            select json_build_object('id', a.id, 'revision', a.revision, 'state', a.state, 'item', v.body,
                'log', (select json_agg(json_build_object('action', l.action, 'on', l.on_day,
                        'answerBy', l.detail ->> 'answerBy') order by l.seq)
                    from application_log l where l.application_id = a.id and l.action <> 'CREATE'))::text
            from application a join item_version v on v.code = a.item_code and v.version = a.item_version
            where a.due_state = 'UNDATED' and a.id > :after order by a.id limit :limit
            """;
    private static final String SAVE = """
            update application a set due_on = d."on", yellow_on = d."yellowOn", red_on = d."redOn",
                promise_on = d."promiseOn", due_state = d."dueState"
            from jsonb_to_recordset(:rows) as d (id uuid, revision int, "on" date, "yellowOn" date, "redOn" date,
                "promiseOn" date, "dueState" text)
            where a.id = d.id and a.revision = d.revision
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    UndatedCases(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    record Line(Action action, LocalDate on, @Nullable LocalDate answerBy) {}

    record UndatedCase(UUID id, int revision, State state, Item item, List<Line> log) {
        List<Entry> entries() {
            return log.stream()
                    .map(line -> new Entry(line.action(), line.on(), line.answerBy()))
                    .toList();
        }
    }

    record Dated(
            UUID id,
            int revision,
            @Nullable LocalDate on,
            @Nullable LocalDate yellowOn,
            @Nullable LocalDate redOn,
            @Nullable LocalDate promiseOn,
            String dueState) {}

    Mono<List<UndatedCase>> after(UUID last, int limit) {
        return database.sql(AFTER)
                .bind("after", last)
                .bind("limit", limit)
                .map(row -> json.readValue(row.get(0, String.class), UndatedCase.class))
                .all()
                .collectList();
    }

    Mono<Void> save(List<Dated> dated) {
        return database.sql(SAVE)
                .bind("rows", Json.of(json.writeValueAsBytes(dated)))
                .then();
    }
}
