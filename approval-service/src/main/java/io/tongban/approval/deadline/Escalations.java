package io.tongban.approval.deadline;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 督办: each limit of a case that turns red, or is over, is put before the superiors of its organ once. */
@Repository
class Escalations {

    private static final String RAISE = """
            insert into escalation (application_id, due_on, light, organ, raised_on)
            select a.id, a.due_on, case when a.due_on < :day then 'BLACK' else 'RED' end, a.holder, :day
            from application a
            where a.due_on is not null and a.red_on <= :day
                and a.state in ('SUBMITTED', 'ACCEPTED', 'OPINED', 'FORWARDED', 'GRANTED', 'DENIED',
                    'INITIATED', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'EFFECTED')
            on conflict do nothing
            """;
    private static final String ROWS = """
            select coalesce(json_agg(r order by r."raisedOn" desc, r.id desc), '[]')::text from (
                select e.application_id as id, a.case_number as "caseNumber", a.item_code as "itemCode", a.state,
                    e.light, e.due_on as "dueOn", e.raised_on as "raisedOn", a.claimed_name as "claimedBy"
                from escalation e join application a on a.id = e.application_id
                where e.organ = :organ
                    and (:afterDay::date is null or (e.raised_on, e.application_id) < (:afterDay::date, :afterId::uuid))
                order by e.raised_on desc, e.application_id desc limit :limit) r
            """;

    private final DatabaseClient database;

    Escalations(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> raise(LocalDate day) {
        return database.sql(RAISE).bind("day", day).then();
    }

    /** Newest first, as a JSON array. */
    Mono<String> of(String organ, @Nullable LocalDate afterDay, @Nullable UUID afterId, int limit) {
        return database.sql(ROWS)
                .bind("organ", organ)
                .bind("afterDay", Parameters.in(R2dbcType.DATE, afterDay))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, afterId))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
