package io.tongban.approval.deadline;

import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Open cases whose dates depend on the calendar, of all organs: for the clock only, never shown to a person. */
@Repository
class DatedCases {

    private static final String AFTER = """
            select json_build_object('id', a.id, 'holder', a.holder, 'revision', a.revision, 'state', a.state,
                'organs', cardinality(a.route), 'item', v.body - 'form' - 'materials' - 'questions',
                'dueOn', a.due_on, 'promiseOn', a.promise_on, 'dueState', a.due_state,
                'log', (select json_agg(json_build_object(
                        'seq', l.seq, 'at', l.at, 'on', l.on_day, 'action', l.action, 'from', l.from_state,
                        'to', l.to_state, 'actor', l.actor, 'actorName', l.actor_name, 'actorRole', l.actor_role,
                        'organ', l.organ, 'basis', l.basis, 'detail', l.detail) order by l.seq)
                    from application_log l where l.application_id = a.id and l.action <> 'CREATE'))::text
            from application a join item_version v on v.code = a.item_code and v.version = a.item_version
            where a.due_state = any (:states) and a.id > :after order by a.id limit :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    DatedCases(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    record Dated(
            UUID id,
            String holder,
            int revision,
            State state,
            int organs,
            Item item,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate promiseOn,
            DueState dueState,
            List<LogEntry> log) {
        Terms terms() {
            return item.terms().forRoute(organs).announced(LogEntry.announcedOn(log));
        }
    }

    Mono<List<Dated>> after(UUID last, List<DueState> states, int limit) {
        return database.sql(AFTER)
                .bind("states", states.stream().map(Enum::name).toArray(String[]::new))
                .bind("after", last)
                .bind("limit", limit)
                .map(row -> json.readValue(row.get(0, String.class), Dated.class))
                .all()
                .collectList();
    }
}
