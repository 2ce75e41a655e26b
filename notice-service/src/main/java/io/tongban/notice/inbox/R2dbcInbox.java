package io.tongban.notice.inbox;

import io.tongban.notice.event.Happening;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcInbox implements Inbox {

    /**
     * One statement, one transaction. The lock comes before every insert (each reads from {@code door}) and is held past
     * the moment the rows become visible: positions appear in their order, and two equal batches cannot deadlock.
     */
    private static final String KEEP = """
            with door as materialized (select pg_advisory_xact_lock(hashtext('notice.position'))),
            arrived as (
                insert into inbox (event_id)
                select id from door cross join unnest(:ids) as id
                on conflict do nothing
                returning event_id),
            told as (
                insert into notice (event_id, recipient, event, application_id, case_number, item_code, item_name,
                    state, state_name, organ_name, happened_at, happened_on, template, template_version,
                    title, body, title_en, body_en, received_at)
                select n.event_id, n.recipient, n.event, n.application_id, n.case_number, n.item_code, n.item_name,
                    n.state, n.state_name, n.organ_name, n.happened_at, n.happened_on, n.template, n.template_version,
                    n.title, n.body, n.title_en, n.body_en, :now
                from arrived join jsonb_to_recordset(cast(:letters as jsonb)) as n (ord int, event_id text,
                    recipient text, event text, application_id uuid, case_number text, item_code text, item_name text,
                    state text, state_name text, organ_name text, happened_at timestamptz, happened_on date,
                    template text, template_version int, title text, body text, title_en text, body_en text)
                    on n.event_id = arrived.event_id
                order by n.ord
                returning recipient)
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
        letters.forEach(letter -> rows.add(row(rows.size(), letter)));
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

    private static Map<String, Object> row(int order, Letter letter) {
        Happening happening = letter.happening();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ord", order);
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
        return row;
    }
}
