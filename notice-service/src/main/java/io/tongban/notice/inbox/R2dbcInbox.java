package io.tongban.notice.inbox;

import io.tongban.notice.event.Happening;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcInbox implements Inbox {

    /**
     * One statement, one transaction. The lock comes before every insert (each reads from {@code door}) and is held past
     * the moment the rows become visible: positions appear in their order, and two equal batches cannot deadlock. What is
     * told is reported to the case by the same statement; a draft has no evidence yet, and is told nothing.
     */
    private static final String KEEP = """
            with door as materialized (select pg_advisory_xact_lock(hashtext('notice.position'))),
            arrived as (
                insert into inbox (event_id)
                select id from door cross join unnest(:ids) as id
                on conflict do nothing
                returning event_id),
            letters as (
                select n.* from arrived join jsonb_to_recordset(cast(:letters as jsonb)) as n (ord int, id uuid,
                    event_id text, recipient text, event text, application_id uuid, case_number text, item_code text,
                    item_name text, state text, state_name text, organ_name text, happened_at timestamptz,
                    happened_on date, template text, template_version int, title text, body text, title_en text,
                    body_en text, evidence_head text, report jsonb)
                    on n.event_id = arrived.event_id),
            told as (
                insert into notice (id, event_id, recipient, event, application_id, case_number, item_code, item_name,
                    state, state_name, organ_name, happened_at, happened_on, template, template_version,
                    title, body, title_en, body_en, evidence_head, received_at)
                select n.id, n.event_id, n.recipient, n.event, n.application_id, n.case_number, n.item_code, n.item_name,
                    n.state, n.state_name, n.organ_name, n.happened_at, n.happened_on, n.template, n.template_version,
                    n.title, n.body, n.title_en, n.body_en, n.evidence_head, :now
                from letters n
                order by n.ord
                returning recipient),
            counted as (
                insert into outbox_stream as s (stream, last_seq)
                select application_id, count(*) from letters where report is not null
                group by application_id order by application_id
                on conflict (stream) do update set last_seq = s.last_seq + excluded.last_seq
                returning stream, last_seq),
            reported as (
                insert into outbox (stream, seq, body)
                select c.stream, p.seq, jsonb_set(n.report, '{data,seq}', to_jsonb(p.seq))
                from counted c
                join (select l.id, l.application_id, l.report, row_number() over w as place, count(*) over all_of as total
                    from letters l where l.report is not null
                    window w as (partition by l.application_id order by l.ord), all_of as (partition by l.application_id)) n
                    on n.application_id = c.stream,
                    lateral (select c.last_seq - n.total + n.place as seq) p)
            select (select count(*) from arrived) as events,
                (select count(*) from told) as notices,
                (select count(pg_notify('notice', recipient)) from (select distinct recipient from told) as whom)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    R2dbcInbox(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Kept> keep(List<String> ids, List<Letter> letters, Instant receivedAt) {
        List<Map<String, Object>> rows = new ArrayList<>();
        letters.forEach(letter -> rows.add(row(rows.size(), letter, receivedAt)));
        return database.sql(KEEP)
                .bind("ids", ids.toArray(String[]::new))
                .bind("letters", json.writeValueAsString(rows))
                .bind("now", receivedAt.atOffset(ZoneOffset.UTC))
                .map(row -> new Kept(count(row.get("events", Long.class)), count(row.get("notices", Long.class))))
                .one();
    }

    private static long count(Long value) {
        return Objects.requireNonNull(value);
    }

    private static Map<String, Object> row(int order, Letter letter, Instant receivedAt) {
        Happening happening = letter.happening();
        Map<String, Object> row = new LinkedHashMap<>();
        UUID id = UUID.randomUUID();
        row.put("ord", order);
        row.put("id", id);
        row.put("report", happening.caseNumber() == null ? null : Report.of(id, letter, receivedAt));
        row.put("event_id", letter.eventId());
        row.put("recipient", letter.recipient());
        row.put("event", happening.type().code());
        row.put("application_id", happening.applicationId());
        row.put("case_number", happening.caseNumber());
        row.put("item_code", happening.itemCode());
        row.put("item_name", happening.itemName());
        row.put("state", happening.state());
        row.put("state_name", happening.stateName());
        row.put("organ_name", happening.organName());
        row.put("happened_at", happening.at().toString());
        row.put("happened_on", happening.on().toString());
        row.put("template", letter.words().template());
        row.put("template_version", letter.words().version());
        row.put("title", letter.words().title());
        row.put("body", letter.words().body());
        row.put("title_en", letter.words().titleEn());
        row.put("body_en", letter.words().bodyEn());
        row.put("evidence_head", happening.head());
        return row;
    }
}
