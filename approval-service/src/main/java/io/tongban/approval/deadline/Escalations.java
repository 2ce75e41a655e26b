package io.tongban.approval.deadline;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * 督办: each limit of a case that turns red, or is over, is put before the superiors of its organ once; what is over also
 * before those of the organ above.
 */
@Repository
class Escalations {

    /** Each case once when a limit turns red and once when it is over; then it is left alone until the next such day. */
    private static final String RAISE = """
            with due as (
                select id from application where next_raise_on <= :day order by next_raise_on, id limit :limit
                for update skip locked),
            limits as (
                select a.id, a.holder, l.name, l.due_on, l.red_on
                from due join application a using (id)
                cross join lateral (values ('LAW', a.due_on, a.red_on), ('STOP', a.stop_on, a.stop_red_on),
                    ('PROMISE', a.promise_on, a.promise_red_on), ('INTERNAL', a.internal_on, a.internal_red_on)) as l (name, due_on, red_on)
                where l.red_on is not null),
            raised as (
                insert into escalation (application_id, limit_name, due_on, light, organ, raised_on)
                select l.id, l.name, l.due_on, case when l.due_on < :day then 'BLACK' else 'RED' end, o.organ, :day
                from limits l
                cross join lateral (
                    select l.holder union all
                    select above.code from organ here join organ above on above.code = here.parent and above.level <> 'ministry'
                    where here.code = l.holder and l.due_on < :day) as o (organ)
                where l.red_on <= :day
                on conflict do nothing)
            update application a set next_raise_on = n.day
            from due join lateral (
                select min(c.day) from limits l cross join lateral (values (l.red_on), (l.due_on + 1)) as c (day)
                where l.id = due.id and c.day > :day) as n (day) on true
            where a.id = due.id
            """;

    private static final int BATCH = 5000;
    private static final String ROWS = """
            select coalesce(json_agg(r order by r.nr desc), '[]')::text from (
                select e.nr, e.application_id as id, a.case_number as "caseNumber", a.item_code as "itemCode", a.state,
                    e.limit_name as limit, e.light, e.due_on as "dueOn", e.raised_on as "raisedOn",
                    a.claimed_name as "claimedBy"
                from escalation e join application a on a.id = e.application_id
                where e.organ = :organ and (:after::bigint is null or e.nr < :after::bigint)
                order by e.nr desc limit :limit) r
            """;

    private final DatabaseClient database;

    Escalations(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> raise(LocalDate day) {
        return batch(day)
                .expand(rows -> rows < BATCH ? Mono.empty() : batch(day))
                .then();
    }

    private Mono<Long> batch(LocalDate day) {
        return database.sql(RAISE).bind("day", day).bind("limit", BATCH).fetch().rowsUpdated();
    }

    /** Newest first, as a JSON array. */
    Mono<String> of(String organ, @Nullable Long after, int limit) {
        return database.sql(ROWS)
                .bind("organ", organ)
                .bind("after", Parameters.in(R2dbcType.BIGINT, after))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
