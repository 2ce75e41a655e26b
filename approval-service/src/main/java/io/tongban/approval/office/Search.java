package io.tongban.approval.office;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Cases that pass or passed through an organ, found by what one knows of them. */
@Repository
class Search {

    /** How the cases are found: each has its index. */
    enum By {
        CASE_NUMBER("a.case_number = :text"),
        NAME(
                "name_pairs(a.principal_name) @> name_pairs(:text) and position(lower(:text) in lower(a.principal_name)) > 0"),
        /** By the keyed digests of a number, or the organisation's key. */
        IDENTITY("""
                a.id in (
                    select s.application_id from form_secret s where s.lookup = any (:digests)
                    union all select o.id from application o where o.owner = :text)""");

        private final String condition;

        By(String condition) {
            this.condition = condition;
        }
    }

    /** @param text number, part of a name, or owner; @param digests of an identity number, else empty */
    record Question(
            By by,
            String text,
            List<String> digests,
            @Nullable OffsetDateTime afterTime,
            @Nullable UUID afterId,
            int limit) {}

    private static final String ROWS = """
            select coalesce(json_agg(r order by r."createdAt" desc, r.id desc), '[]')::text from (
                select a.id, a.case_number as "caseNumber", a.item_code as "itemCode", v.body ->> 'name' as "itemName",
                    case when a.principal_type = 'person'
                        then left(a.principal_name, 1) || repeat('*', greatest(length(a.principal_name) - 1, 1))
                        else a.principal_name end as applicant,
                    a.state, a.region, a.holder, a.due_on as "dueOn", a.due_state as "dueState",
                    a.claimed_name as "claimedBy", a.created_at as "createdAt"
                from application a
                join item_version v on v.code = a.item_code and v.version = a.item_version
                where a.state <> 'DRAFT' and %s
                    and (:everywhere or (a.holder = :organ or exists (
                        select from application_log l where l.application_id = a.id and l.organ = :organ))
                    and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code)))
                    and (:afterTime::timestamptz is null or (a.created_at, a.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by a.created_at desc, a.id desc limit :limit) r
            """;

    private final DatabaseClient database;

    Search(DatabaseClient database) {
        this.database = database;
    }

    /** Newest first, as a JSON array. @param everywhere of all organs, for the auditor */
    Mono<String> rows(String organ, boolean everywhere, Question question) {
        var spec = database.sql(ROWS.formatted(question.by().condition))
                .bind("organ", organ)
                .bind("everywhere", everywhere)
                .bind("text", question.text())
                .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, question.afterTime()))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, question.afterId()))
                .bind("limit", question.limit());
        var bound = question.by() == By.IDENTITY
                ? spec.bind("digests", question.digests().toArray(String[]::new))
                : spec;
        return bound.map(row -> row.get(0, String.class)).one();
    }
}
