package io.tongban.approval.application;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.document.IssuedDocuments;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.IdempotencyKey;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one statement of a move: state, log, documents, answer to the idempotency key and event, all or nothing. */
final class R2dbcMoves {

    /** What follows on {@code moved (id, seq)}. */
    private static final String ALL_THAT_GOES_WITH_IT = """
            logged as (
                insert into application_log (application_id, seq, at, on_day, action, from_state, to_state,
                    actor, actor_name, actor_role, organ, basis, detail)
                select id, seq, :at, :on, :action, :from, :to, :actor, :actorName, :actorRole, :organ, :basis, :detail
                from moved),
            """ + IssuedDocuments.ISSUE + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from moved),
            told as (
                insert into outbox (stream, seq, body)
                select m.id, m.seq, case when d.number is null then :event
                    else jsonb_set(:event, '{data,facts,decisionNumber}', to_jsonb(d.number)) end
                from moved m left join issued d on d.kind in ('GRANT', 'DENIAL')),
            waiting as (
                insert into outbox_stream (stream, last_seq) select id, seq from moved
                on conflict (stream) do update set last_seq = excluded.last_seq)
            select count(*) from moved
            """;

    private static final String RECORD =
            """
            with moved as (
                update application set state = :to, revision = revision + 1, seq = seq + 1, updated_at = :at,
                    case_number = coalesce(case_number, :caseNumber), item_version = :itemVersion, route = :route,
                    exercises = :exercises, holder = :holder,
                    (%1$s) = row (%2$s), redated_on = case when :action = 'REDATE' then cast(:on as date) end,
                    -- until it is redated a case stays with the edition by which it was first told its dates
                    calendar_edition = case when state = 'DRAFT' or :action = 'REDATE' then :edition
                        else least(calendar_edition, :edition) end,
                    claimed_by = case when :action = 'REDATE' then claimed_by end,
                    claimed_name = case when :action = 'REDATE' then claimed_name end,
                    claimed_at = case when :action = 'REDATE' then claimed_at end
                from jsonb_to_record(:dates) as d (%3$s)
                where id = :id and revision = :revision and claimed_by is not distinct from :claimedBy
                returning id, seq),
            """.formatted(DueColumns.NAMES, DueColumns.VALUES, DueColumns.TYPES) + ALL_THAT_GOES_WITH_IT;
    /** A proceeding about a permit, for its holder; a second one of its kind is refused by the constraint. */
    private static final String OPEN =
            """
            with moved as (
                insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version,
                    region, route, exercises, holder, state, form, calendar_edition, created_at, updated_at,
                    %1$s)
                select :id, :caseNumber, s.owner, s.principal_name, s.principal_type, :itemCode, :itemVersion,
                    s.region, :route, :exercises, :holder, :to,
                    jsonb_build_object('electronicDelivery', s.form -> 'electronicDelivery'),
                    :edition, :at, :at, %2$s
                from application s cross join jsonb_to_record(:dates) as d (%3$s) where s.id = :subject
                returning id, seq),
            about as (
                insert into proceeding (application_id, subject, matter, round)
                select m.id, :subject, :itemCode, (select count(*) from proceeding p
                    join application a on a.id = p.application_id
                    where p.subject = :subject and p.matter = :itemCode and a.state = 'DROPPED')
                from moved m),
            """.formatted(DueColumns.NAMES, DueColumns.VALUES, DueColumns.TYPES) + ALL_THAT_GOES_WITH_IT;

    private final DatabaseClient database;
    private final JsonMapper json;

    R2dbcMoves(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Boolean> record(Recording recording) {
        return written(bound(RECORD, recording)
                .bind("revision", recording.revision())
                .bind(
                        "claimedBy",
                        Parameters.in(
                                R2dbcType.VARCHAR, recording.outcome().before().claimedBy())));
    }

    Mono<Boolean> open(Recording recording, UUID subject) {
        return written(bound(OPEN, recording)
                .bind("subject", subject)
                .bind("itemCode", recording.item().code()));
    }

    private static Mono<Boolean> written(GenericExecuteSpec spec) {
        return spec.map(row -> row.get(0, Long.class) == 1L).one();
    }

    private GenericExecuteSpec bound(String statement, Recording recording) {
        Outcome outcome = recording.outcome();
        LogEntry entry = recording.entry();
        return routing(key(database.sql(statement), recording.key()), outcome.routing())
                .bind("id", recording.id())
                .bind("to", entry.to().name())
                .bind("from", String.valueOf(entry.from()))
                .bind("at", entry.at())
                .bind("on", entry.on())
                .bind("action", entry.action())
                .bind("actor", entry.actor())
                .bind("actorName", entry.actorName())
                .bind("actorRole", entry.actorRole())
                .bind("basis", entry.basis())
                .bind("detail", Json.of(json.writeValueAsBytes(entry.detail())))
                .bind("caseNumber", outcome.caseNumber())
                .bind("itemVersion", recording.item().version())
                .bind("holder", outcome.holder())
                .bind("dates", Json.of(json.writeValueAsBytes(outcome.due().columns())))
                .bind("edition", recording.calendarEdition())
                .bind("documents", Json.of(json.writeValueAsBytes(recording.documents())))
                .bind("answer", recording.answer())
                .bind("event", Json.of(recording.event()))
                .bind("organ", Parameters.in(R2dbcType.VARCHAR, entry.organ()));
    }

    GenericExecuteSpec routing(GenericExecuteSpec spec, Routing routing) {
        return spec.bind("route", routing.route().toArray(String[]::new))
                .bind("exercises", Json.of(json.writeValueAsBytes(routing.exercises())));
    }

    static GenericExecuteSpec key(GenericExecuteSpec spec, IdempotencyKey key) {
        return spec.bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash());
    }
}
