package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.BundleOrder;
import io.tongban.approval.application.Telling;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts that file themselves. A wait ends once: filed, asked of its owner, blocked, withdrawn; its owner is told with it. */
@Repository
class Waits {

    private static final String DUE = """
            select json_build_object('id', w.application_id, 'bundle', w.bundle_id, 'step', w.step, 'filer', w.filer,
                'since', w.since)::text
            from bundle_wait w join application a on a.id = w.application_id and a.state = 'DRAFT' and a.binned_at is null
            join bundle_step s on s.bundle_id = w.bundle_id and s.step = w.step
            where w.ended_at is null and w.application_id > :after
                and not exists (select from unnest(s.after) as needed (step) where not
            """ + BundleOrder.GRANTED + """
                )
                and not exists (select from unnest(s.confirmed_by) as needed (whose) where not
            """ + BundleOrder.CONFIRMED + """
                )
            order by w.application_id limit :limit
            """;
    private static final String FILED = """
            update bundle_wait w set ended_at = :at, outcome = 'FILED' from application a
            where w.ended_at is null and a.id = w.application_id and a.state <> 'DRAFT'
            """;
    private static final String ASK = """
            with asked as (
                update bundle_wait set ended_at = :at, outcome = 'ASKED', faults = :faults
                where application_id = :id and ended_at is null
                returning application_id),
            tells as (
                -- its time as a draft begins anew
                update application a set updated_at = :at from asked, bundle_step s, bundle b
                where a.id = asked.application_id and a.state = 'DRAFT' and s.application_id = a.id and b.id = s.bundle_id
                returning a.id, jsonb_build_object('packageName', b.plan ->> 'name', 'faults', :text::text) as facts),
            """ + Telling.DRAFT.owners() + "select count(*) from tells";
    /** What is lost: not granted, its draft in the bin, or itself blocked; what waits for that is found in the next round. */
    private static final String BLOCK = """
            with due as (
                select w.application_id, string_agg(n.name, '、' order by n.no) as lost
                from bundle_wait w join bundle_step s on s.bundle_id = w.bundle_id and s.step = w.step
                join bundle_step n on n.bundle_id = s.bundle_id and n.step = any(s.after)
                join application g on g.id = n.application_id
                where w.ended_at is null and (g.binned_at is not null or g.state = 'DENIED'
                    or g.state = any(:ends) and not exists (select from application_log l
                        where l.application_id = g.id and l.to_state = 'GRANTED')
                    or g.state = 'DRAFT' and exists (select from bundle_wait e
                        where e.application_id = g.id and e.outcome = 'BLOCKED'))
                group by w.application_id order by w.application_id limit :limit),
            blocked as (
                update bundle_wait w set ended_at = :at, outcome = 'BLOCKED' from due
                where w.application_id = due.application_id and w.ended_at is null
                returning w.application_id, due.lost),
            tells as (
                update application a set updated_at = :at from blocked k, bundle_step s, bundle b
                where a.id = k.application_id and a.state = 'DRAFT' and s.application_id = a.id and b.id = s.bundle_id
                returning a.id, jsonb_build_object('packageName', b.plan ->> 'name', 'lost', k.lost) as facts),
            """ + Telling.DRAFT.owners() + "select count(*) from tells";

    /**
     * Nothing of this owner's waits any more, nobody is invited any more, and drafts lie in the bin, also the one prepared
     * for a step on site since the bundle began.
     */
    private static final String DISCARD = """
            with ended as (
                update bundle_wait set ended_at = :at, outcome = 'WITHDRAWN'
                where bundle_id = :id and owner = :owner and ended_at is null),
            uninvited as (
                update bundle_party p set withdrawn_at = :at from bundle b
                where p.bundle_id = :id and b.id = p.bundle_id and b.owner = :owner
                    and p.owner is null and p.declined_at is null and p.withdrawn_at is null),
            ours as (
                select s.no, s.step, coalesce(s.application_id, (
                    select o.id from bundle b join application o on o.owner = b.owner and o.item_code = s.item_code
                    where b.id = s.bundle_id and s.on_site and o.state = 'DRAFT' and o.created_at >= b.created_at
                    order by o.created_at desc, o.id desc limit 1)) as id
                from bundle_step s where s.bundle_id = :id),
            binned as (
                -- what was offered to a window is no longer
                update application a set binned_at = :at, offered_at = null, revision = a.revision + 1 from ours s
                where a.id = s.id and a.owner = :owner and a.state = 'DRAFT' and a.binned_at is null
                returning a.id)
            select s.step from ours s join application a on a.id = s.id
            where a.owner = :owner and (a.binned_at is not null or a.id in (select id from binned))
            order by s.no
            """;

    private static final String[] ENDS =
            Arrays.stream(State.values()).filter(State::isEnd).map(State::name).toArray(String[]::new);
    private static final int MOST_FAULTS = 50;

    private final DatabaseClient database;
    private final JsonMapper json;

    Waits(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param filer claims of the passport under which the bundle was submitted */
    record Wait(UUID id, UUID bundle, String step, Map<String, Object> filer, OffsetDateTime since) {
        Passport who() {
            return Passport.from(filer);
        }
    }

    /** Those whose needs are all met, in the order of their ids. */
    Mono<List<Wait>> due(UUID after, int limit) {
        return database.sql(DUE)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> json.readValue(row.get(0, String.class), new TypeReference<Wait>() {}))
                .all()
                .collectList();
    }

    /** Ends the waits of all that is a draft no more, by whatever hand. */
    Mono<Long> filed(OffsetDateTime now) {
        return database.sql(FILED).bind("at", now).fetch().rowsUpdated();
    }

    /** @return 0 where another instance has asked, or it is a draft no more */
    Mono<Long> ask(UUID draft, List<Fault> faults, OffsetDateTime now) {
        return Telling.bound(database.sql(ASK), "dependant-asked", now)
                .bind("at", now)
                .bind("id", draft)
                .bind("faults", Json.of(json.writeValueAsBytes(faults)))
                .bind("text", text(faults))
                .map(row -> row.get(0, Long.class))
                .one();
    }

    /** @return how many owners were told that a draft cannot go on */
    Mono<Long> closeOff(int limit, OffsetDateTime now) {
        return Telling.bound(database.sql(BLOCK), "dependant-blocked", now)
                .bind("at", now)
                .bind("ends", ENDS)
                .bind("limit", limit)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    /** @return keys of the steps whose drafts lie in the bin by now */
    Mono<List<String>> discard(Bundle bundle, String owner, OffsetDateTime now) {
        return database.sql(DISCARD)
                .bind("id", bundle.id())
                .bind("owner", owner)
                .bind("at", now)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList();
    }

    private static String text(List<Fault> faults) {
        return IntStream.range(0, Math.min(faults.size(), MOST_FAULTS))
                .mapToObj(i -> (i + 1) + ". " + faults.get(i).detail())
                .collect(Collectors.joining("\n"));
    }
}
