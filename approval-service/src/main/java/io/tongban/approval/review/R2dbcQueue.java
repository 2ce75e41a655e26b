package io.tongban.approval.review;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
                    a.stop_on as "stopOn",
                    a.claimed_name as "claimedBy", a.updated_at as "updatedAt", a.due_key as "dueKey", l.law as light, l.promise as "promiseLight",
                    l.internal as "internalLight", a.internal_on as "internalOn",
                    a.redated_on as "redatedOn"
                from application a
                join item_version v on v.code = a.item_code and v.version = a.item_version
                cross join lateral (select
                    %2$s, %3$s, %4$s) l (law, promise, internal)
                where a.holder = :organ and a.state = any (:states) and %1$s
                    and array['*', a.item_code] && array(select u.item_code from authority u where u.organ = :organ)
                order by a.due_key, a.id limit :size) r
            """;
    private static final String OPEN = "a.state <> 'DRAFT'";
    /** By an index of its own: of all drafts of an organ few are offered. */
    private static final String OFFERED = "a.state = 'DRAFT' and a.offered_at is not null";

    /** Taken for half of all by the planner, that the page is read in the order of the index and not sorted. */
    private static final String LIT =
            " and coalesce(:light = case :limit when 'PROMISE' then l.promise when 'INTERNAL' then l.internal else l.law end, false)";

    private static final String CLAIM = """
            update application set claimed_by = :who, claimed_name = :name, claimed_at = :at
            where id = :id and holder = :organ and claimed_by is not distinct from :claimedBy
            """;
    private static final String RELEASE = """
            update application set claimed_by = null, claimed_name = null, claimed_at = null
            where id = :id and holder = :organ and claimed_by = :who
            """;

    private static String rows(String which) {
        return ROWS.formatted(
                which,
                light(
                        "coalesce(a.due_on, a.stop_on)",
                        "coalesce(a.yellow_on, a.stop_yellow_on)",
                        "coalesce(a.red_on, a.stop_red_on)"),
                light(
                        "case when a.promise_red_on is not null then a.promise_on end",
                        "a.promise_yellow_on",
                        "a.promise_red_on"),
                light("a.internal_on", "a.internal_yellow_on", "a.internal_red_on"));
    }

    /** The light of a limit, in SQL. */
    private static String light(String dueOn, String yellowOn, String redOn) {
        return """
                case when %1$s is null then 'NONE' when %1$s < :today then 'BLACK'
                    when %3$s <= :today then 'RED' when %2$s <= :today then 'YELLOW' else 'GREEN' end""".formatted(dueOn, yellowOn, redOn);
    }

    private final DatabaseClient database;

    R2dbcQueue(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<String> rows(Question question) {
        boolean offered = question.states().equals(List.of(State.DRAFT.name()));
        Narrowing narrowing = question.narrowing();
        String which = (offered ? OFFERED : OPEN)
                + (question.undated() ? " and a.due_state = 'UNDATED'" : "")
                + (question.redated() ? " and a.redated_on is not null" : "")
                + narrowing.condition()
                + (question.light().isEmpty() ? "" : LIT)
                + (question.afterDue() == null ? "" : " and (a.due_key, a.id) > (:afterDue, :afterId)");
        return lit(after(narrowing.bind(database.sql(rows(which)), question.claimOver()), question), question)
                .bind("organ", question.organ())
                .bind("states", question.states().toArray(String[]::new))
                .bind("today", question.today())
                .bind("size", question.size())
                .map(row -> row.get(0, String.class))
                .one();
    }

    /** Where the last page ended; only then a condition, so that the index begins there. */
    private static GenericExecuteSpec after(GenericExecuteSpec spec, Question question) {
        return question.afterDue() == null || question.afterId() == null
                ? spec
                : spec.bind("afterDue", question.afterDue()).bind("afterId", question.afterId());
    }

    private static GenericExecuteSpec lit(GenericExecuteSpec spec, Question question) {
        return question.light().isEmpty()
                ? spec
                : spec.bind("limit", question.limit()).bind("light", question.light());
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

    private GenericExecuteSpec bound(String sql, UUID id, Passport who) {
        String organ = who.organ();
        return database.sql(sql).bind("id", id).bind("who", who.personKey()).bind("organ", organ == null ? "" : organ);
    }

    private static Mono<Boolean> changed(GenericExecuteSpec spec) {
        return Detached.from(spec.fetch().rowsUpdated().map(rows -> rows == 1));
    }
}
