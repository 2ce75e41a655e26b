package io.tongban.approval.review;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcQueue implements Queue {

    private static final String ROWS = """
            select coalesce(json_agg(r order by r."dueKey", r.id), '[]')::text from (
                select a.id, a.case_number as "caseNumber", a.item_code as "itemCode", v.body ->> 'name' as "itemName",
                    case when a.principal_type = 'person'
                        then left(a.principal_name, 1) || repeat('*', greatest(length(a.principal_name) - 1, 1))
                        else a.principal_name end as applicant,
                    a.state, a.region, a.due_on as "dueOn", a.due_state as "dueState", a.promise_on as "promiseOn",
                    a.claimed_name as "claimedBy", a.updated_at as "updatedAt", a.due_key as "dueKey", l.light
                from application a
                join item_version v on v.code = a.item_code and v.version = a.item_version
                cross join lateral (select case
                    when a.due_on is null then 'NONE' when a.due_on < :today then 'BLACK'
                    when a.red_on <= :today then 'RED' when a.yellow_on <= :today then 'YELLOW' else 'GREEN' end) l (light)
                where a.holder = :organ and a.state = any (:states) and %s
                    and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code))
                    and (:light = '' or l.light = :light)
                    and (:afterDue::date is null or (a.due_key, a.id) > (:afterDue::date, :afterId::uuid))
                order by a.due_key, a.id limit :limit) r
            """;
    private static final String CLAIM = """
            update application set claimed_by = :who, claimed_name = :name, claimed_at = :at
            where id = :id and holder = :organ and claimed_by is not distinct from :claimedBy
            """;
    private static final String RELEASE = """
            update application set claimed_by = null, claimed_name = null, claimed_at = null
            where id = :id and holder = :organ and claimed_by = :who
            """;

    private final DatabaseClient database;

    R2dbcQueue(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<String> rows(Question question) {
        Narrowing narrowing = question.narrowing();
        String undated = question.undated() ? "a.due_state = 'UNDATED'" : "true";
        return narrowing
                .bind(database.sql(ROWS.formatted(undated + narrowing.condition())), question.claimOver())
                .bind("organ", question.organ())
                .bind("states", question.states().toArray(String[]::new))
                .bind("light", question.light())
                .bind("today", question.today())
                .bind("afterDue", Parameters.in(R2dbcType.DATE, question.afterDue()))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, question.afterId()))
                .bind("limit", question.limit())
                .map(row -> row.get(0, String.class))
                .one();
    }

    @Override
    public Mono<Boolean> claim(UUID id, Passport who, @Nullable String claimedBy, OffsetDateTime at) {
        return changed(bound(CLAIM, id, who)
                .bind("name", who.name())
                .bind("at", at)
                .bind("claimedBy", Parameters.in(R2dbcType.VARCHAR, claimedBy)));
    }

    @Override
    public Mono<Void> release(UUID id, Passport who) {
        return changed(bound(RELEASE, id, who)).then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, UUID id, Passport who) {
        String organ = who.organ();
        return database.sql(sql).bind("id", id).bind("who", who.personKey()).bind("organ", organ == null ? "" : organ);
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec spec) {
        return Detached.from(spec.fetch().rowsUpdated().map(rows -> rows == 1));
    }
}
