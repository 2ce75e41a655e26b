package io.tongban.approval.draft;

import io.tongban.approval.application.Telling;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * What time alone does to drafts, of all owners, a batch a statement. A row is taken by one instance; what its owner
 * offered to a counter is no mere draft and stays. What the owner is
 * told is written by the statement that does it.
 */
@Repository
class EndingDrafts {

    /** One that files itself, once what it needs is granted, does not end before. */
    private static final String IDLE = """
            state = 'DRAFT' and binned_at is null and updated_at <= :idle
                    and not exists (select from bundle_wait w
                        where w.application_id = application.id and w.ended_at is null)
            """;

    private static final String WARN = """
            with due as (
                select id from application
                where
            """ + IDLE + """
                    and offered_at is null and (warned_at is null or warned_at < updated_at)
                order by updated_at limit :limit for update skip locked),
            tells as (
                update application a set warned_at = :at
                from due where a.id = due.id
                returning a.id, jsonb_build_object('dueOn', (greatest(a.updated_at + :life::interval, :at + :warning::interval)
                        at time zone 'Asia/Shanghai')::date) as facts),
            """ + Telling.DRAFT.owners() + "select count(*) from tells";

    private static final String EXPIRE = """
            with due as (
                select id from application
                where
            """ + IDLE + """
                    and (offered_at is null and warned_at >= updated_at and warned_at <= :warned
                        -- begun at a window: there is nobody to warn
                        or owner like 'person:counter:%')
                    -- their rooms are locked in one order: one instance at a time
                    and pg_try_advisory_xact_lock(hashtext('drafts'))
                order by updated_at limit :limit for update skip locked),
            tells as (
                update application a set binned_at = :at, revision = revision + 1
                from due where a.id = due.id
                returning a.id, jsonb_build_object('dueOn', ((:at + :life::interval) at time zone 'Asia/Shanghai')::date) as facts),
            """ + Telling.DRAFT.owners() + "select count(*) from tells";

    private static final String BINNED = """
            select id from application where binned_at <= :binned and state = 'DRAFT' and id > :after
            order by id limit :limit
            """;

    private static final String ERASE = "select erase_draft(:id, :binned)";

    private final DatabaseClient database;
    private final DraftProperties properties;

    EndingDrafts(DatabaseClient database, DraftProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** @return how many owners were told that a draft will end */
    Mono<Long> warn(OffsetDateTime now, int limit) {
        return count(told(WARN, "draft-expiring", now, limit)
                .bind("idle", now.minus(properties.expiresAfter()).plus(properties.warning()))
                .bind("life", properties.expiresAfter().toString())
                .bind("warning", properties.warning().toString()));
    }

    /** @return how many went into the bin */
    Mono<Long> expire(OffsetDateTime now, int limit) {
        return count(told(EXPIRE, "draft-expired", now, limit)
                .bind("idle", now.minus(properties.expiresAfter()))
                .bind("warned", now.minus(properties.warning()))
                .bind("life", properties.bin().toString()));
    }

    /** Those whose time in the bin is over, in the order of their ids. */
    Mono<List<UUID>> binned(OffsetDateTime now, UUID after, int limit) {
        return database.sql(BINNED)
                .bind("binned", now.minus(properties.bin()))
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> row.get(0, UUID.class))
                .all()
                .collectList();
    }

    /** @return false where it is there no more, or was taken back meanwhile */
    Mono<Boolean> erase(UUID draft, OffsetDateTime now) {
        return database.sql(ERASE)
                .bind("id", draft)
                .bind("binned", now.minus(properties.bin()))
                .map(row -> row.get(0, Boolean.class))
                .one();
    }

    private GenericExecuteSpec told(String statement, String event, OffsetDateTime now, int limit) {
        return Telling.bound(database.sql(statement), event, now)
                .bind("at", now)
                .bind("limit", limit);
    }

    private static Mono<Long> count(GenericExecuteSpec spec) {
        return spec.map(row -> row.get(0, Long.class)).one();
    }
}
