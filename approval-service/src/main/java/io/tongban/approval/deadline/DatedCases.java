package io.tongban.approval.deadline;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.Due;
import io.tongban.approval.application.DueColumns;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Open cases that an earlier edition of the calendar dated, of all organs: for the clock only, never shown to a person. */
@Repository
class DatedCases {

    private static final String BEFORE = """
            select a.id, a.calendar_edition, json_build_object('id', a.id, 'holder', a.holder, 'revision', a.revision, 'state', a.state,
                'organs', cardinality(a.route), 'item', v.body - 'form' - 'materials' - 'questions' - 'commitments',
                'edition', a.calendar_edition,
                'log', (select json_agg(json_build_object(
                        'seq', l.seq, 'at', l.at, 'on', l.on_day, 'action', l.action, 'from', l.from_state,
                        'to', l.to_state, 'actor', l.actor, 'actorName', l.actor_name, 'actorRole', l.actor_role,
                        'organ', l.organ, 'basis', l.basis, 'detail', l.detail) order by l.seq)
                    from application_log l where l.application_id = a.id and l.action <> 'CREATE'))::text
            from application a join item_version v on v.code = a.item_code and v.version = a.item_version
            where a.calendar_edition < :edition and a.state not in (
                    'DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED')
                and (a.calendar_edition, a.id) > (:afterEdition, :afterId)
            order by a.calendar_edition, a.id limit :limit
            """;
    /** Where no limit moved nobody is told; the indexes follow, and the edition is the new one. */
    private static final String SETTLE = """
            update application a set calendar_edition = :edition, (%s) = row (%s)
            from jsonb_to_recordset(:dates) as d (id uuid, revision int, %s)
            where a.id = d.id and a.revision = d.revision and a.calendar_edition <= :edition
            """.formatted(DueColumns.NAMES, DueColumns.VALUES, DueColumns.TYPES);

    private final DatabaseClient database;
    private final JsonMapper json;

    DatedCases(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A case as it was read, JSON of a {@link Dated}; and where a page of them ended. */
    record Row(UUID id, int edition, String text) {
        static final Row START = new Row(new UUID(0, 0), -1, "");
    }

    /** @param edition by which its dates were told */
    record Dated(
            UUID id, String holder, int revision, State state, int organs, Item item, int edition, List<LogEntry> log) {

        Terms terms() {
            return item.terms().forRoute(organs).announced(LogEntry.announcedOn(log));
        }

        Deadlines deadlines(StatutoryClock clock, LocalDate today) {
            return clock.fold(terms(), log.stream().map(LogEntry::clockEntry).toList(), today);
        }
    }

    /** A case that has nothing to tell. */
    record Settled(Dated dated, Due due) {
        Map<String, @Nullable Object> columns() {
            Map<String, @Nullable Object> columns = due.columns();
            columns.put("id", dated.id());
            columns.put("revision", dated.revision());
            return columns;
        }
    }

    Mono<List<Row>> before(int edition, Row after, int limit) {
        return database.sql(BEFORE)
                .bind("edition", edition)
                .bind("afterEdition", after.edition())
                .bind("afterId", after.id())
                .bind("limit", limit)
                .map(row -> new Row(row.get(0, UUID.class), row.get(1, Integer.class), row.get(2, String.class)))
                .all()
                .collectList();
    }

    Dated dated(Row row) {
        return json.readValue(row.text(), Dated.class);
    }

    /** Cases that moved meanwhile are left for the next run. */
    Mono<Void> settle(List<Settled> cases, int edition) {
        return cases.isEmpty()
                ? Mono.empty()
                : database.sql(SETTLE)
                        .bind("edition", edition)
                        .bind(
                                "dates",
                                Json.of(json.writeValueAsBytes(
                                        cases.stream().map(Settled::columns).toList())))
                        .then();
    }
}
