package io.tongban.approval.application;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.certificate.IssuedCertificates;
import io.tongban.approval.document.IssuedDocuments;
import io.tongban.approval.evidence.Chain;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.IdempotencyKey;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one statement of a move: state, log, documents, evidence, answer to the idempotency key and event, all or nothing. */
@Component
final class R2dbcMoves {

    /** What follows on {@code moved (id, seq)}. */
    private static final String ALL_THAT_GOES_WITH_IT =
            """
            logged as (
                insert into application_log (application_id, seq, at, on_day, action, from_state, to_state,
                    actor, actor_name, actor_role, organ, basis, detail)
                select id, seq, :at, :on, :action, :from, :to, :actor, :actorName, :actorRole, :organ, :basis, :detail
                from moved),
            """ + Chain.MOVE + "," + IssuedDocuments.ISSUE + "," + Chain.PAPERS + "," + IssuedCertificates.ISSUE + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from moved),
            told as (
                insert into outbox (stream, seq, body)
                select m.id, m.seq, jsonb_set(case when d.number is null then :event
                    else jsonb_set(:event, '{data,facts,decisionNumber}', to_jsonb(d.number)) end,
                    '{data,evidence}', jsonb_build_object('seq', h.seq, 'head', encode(h.hash, 'hex')))
                from moved m join headed h on true left join issued d on d.kind in ('GRANT', 'DENIAL')),
            waiting as (
                insert into outbox_stream (stream, last_seq) select id, seq from moved
                on conflict (stream) do update set last_seq = excluded.last_seq)
            select count(*) from moved
            """;

    private static final String MOVE = """
            with recursive moved as (
                update application set state = :to, revision = revision + 1, seq = seq + 1, updated_at = :at,
                    case_number = coalesce(case_number, :caseNumber), item_version = :itemVersion, route = :route,
                    exercises = :exercises, holder = :holder, acts_on = :actsOn,
                    decision_due_on = case when :to in ('GRANTED', 'DENIED') and state not in ('GRANTED', 'DENIED')
                        then application.due_on else decision_due_on end,
                    (%2$s) = row (%3$s), redated_on = case when :action = 'REDATE' then cast(:on as date) end,
                    -- until it is redated a case stays with the edition by which it was first told its dates
                    calendar_edition = case when state = 'DRAFT' or :action = 'REDATE' then :edition
                        else least(calendar_edition, :edition) end,
                    claimed_by = case when :keepClaim then claimed_by end,
                    claimed_name = case when :keepClaim then claimed_name end, claimed_at = case when :keepClaim then claimed_at end%1$s
                from jsonb_to_record(:dates) as d (%4$s)
                where id = :id and revision = :revision and claimed_by is not distinct from :claimedBy
                    and (:entering::text is null or not exists (""" + Bans.BINDING + """
                        ) and not exists (""" + CommitmentMoves.BARRED + """
                        ))
                returning id, seq),
            """;

    private static final String RECORD = move("") + ALL_THAT_GOES_WITH_IT;
    private static final String RECORD_BESIDES = move(", form = coalesce(nullif(:besides -> 'form', 'null'), form)")
            + """
            sealed as (
                insert into form_secret (application_id, pointer, key_id, sealed, lookup)
                select m.id, s.pointer, s."keyId", s.sealed, s.lookup
                from moved m, jsonb_to_recordset(:besides -> 'secrets')
                    as s (pointer text, "keyId" text, sealed text, lookup text)
                on conflict (application_id, pointer) do update
                    set key_id = excluded.key_id, sealed = excluded.sealed, lookup = excluded.lookup),
            concerned as (
                insert into interested_party (id, application_id, seq, name, type, contact, matter, told_on, views_by, hearing_by)
                select p.id, m.id, m.seq, p.name, p.type, p.contact, p.matter, p."toldOn", p."viewsBy", p."hearingBy"
                from moved m, jsonb_to_recordset(:besides -> 'parties') as p (id uuid, name text, type text, contact jsonb,
                    matter text, "toldOn" date, "viewsBy" date, "hearingBy" date)),
            banned as (
                insert into ban (id, owner, identity, item_class, from_day, until_day, source, seq, basis, organ, imposed_at)
                select b.id, a.owner, n.lookup, b."itemClass", b."from", b.until, m.id, m.seq, b.basis, :holder, :at
                from moved m join application a on a.id = m.id,
                    lateral (select min(s.lookup) as lookup from form_secret s
                        where a.principal_type = 'person' and s.pointer = '/identityNumber' and s.application_id in (
                            select a.id union all select p.subject from proceeding p where p.application_id = a.id)) n,
                    jsonb_to_recordset(:besides -> 'bans')
                        as b (id uuid, "itemClass" text, "from" date, until date, basis text)),
            """ + CommitmentMoves.TASKS + CommitmentMoves.DECIDED + CommitmentMoves.RECORDED + ALL_THAT_GOES_WITH_IT;
    /**
     * A proceeding about a permit, for its holder; a second one of its kind is refused by the constraint. What is done about
     * the permit at the same moment is lost, or this is.
     */
    private static final String OPEN =
            """
            with recursive held as (
                update application set revision = revision + 1 where id = :subject and revision = :revision returning id),
            moved as (
                insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version,
                    region, route, exercises, holder, state, form, calendar_edition, created_at, updated_at,
                    %1$s)
                select :id, :caseNumber, s.owner, s.principal_name, s.principal_type, :itemCode, :itemVersion,
                    s.region, :route, :exercises, :holder, :to,
                    jsonb_build_object('electronicDelivery', s.form -> 'electronicDelivery'),
                    :edition, :at, :at, %2$s
                from held h join application s on s.id = h.id cross join jsonb_to_record(:dates) as d (%3$s)
                returning id, seq),
            about as (
                insert into proceeding (application_id, subject, matter, round)
                select m.id, :subject, :itemCode, (select count(*) from proceeding p
                    join application a on a.id = p.application_id
                    where p.subject = :subject and p.matter = :itemCode and a.state = 'DROPPED')
                from moved m),
            """.formatted(DueColumns.NAMES, DueColumns.VALUES, DueColumns.TYPES) + ALL_THAT_GOES_WITH_IT;

    private final DatabaseClient database;
    private final MoveEntries evidence;
    private final JsonMapper json;

    R2dbcMoves(DatabaseClient database, MoveEntries evidence, JsonMapper json) {
        this.database = database;
        this.evidence = evidence;
        this.json = json;
    }

    private static String move(String besides) {
        return MOVE.formatted(besides, DueColumns.NAMES, DueColumns.VALUES, DueColumns.TYPES);
    }

    Mono<Boolean> record(Recording recording) {
        Besides besides = recording.besides();
        GenericExecuteSpec spec = besides.isNothing()
                ? bound(RECORD, recording)
                : bound(RECORD_BESIDES, recording).bind("besides", Json.of(json.writeValueAsBytes(besides)));
        return written(spec.bind("entering", Parameters.in(R2dbcType.VARCHAR, recording.entering()))
                .bind("revision", recording.revision())
                .bind("keepClaim", recording.keepsClaim())
                .bind("actsOn", Parameters.in(PostgresqlObjectId.UUID, recording.actsOn()))
                .bind(
                        "claimedBy",
                        Parameters.in(
                                R2dbcType.VARCHAR, recording.outcome().before().claimedBy())));
    }

    Mono<Boolean> open(Recording recording, UUID subject, int revision) {
        return written(bound(OPEN, recording)
                .bind("subject", subject)
                .bind("revision", revision)
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
                .bind("certificates", Json.of(json.writeValueAsBytes(recording.certificates())))
                .bind("certificateEvents", Json.of(json.writeValueAsBytes(recording.certificateEvents())))
                .bind("documents", Json.of(json.writeValueAsBytes(recording.papers())))
                .bind("entries", Json.of(json.writeValueAsBytes(evidence.of(recording))))
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
