package io.tongban.approval.draft;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.support.idempotency.IdempotencyKey;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 回收站 of one owner. */
@Repository
class Bin {

    private static final String PUT = """
            update application set binned_at = :at, revision = revision + 1
            where id = :id and owner = :owner and revision = :revision and state = 'DRAFT' and binned_at is null
            """;

    /** It may lie beside another of its item by now; its time begins anew. */
    private static final String RESTORE = """
            with was as (
                select id, owner from application
                where id = :id and owner = :owner and binned_at > :since for update),
            room as (
                insert into draft_room as r (owner, drafts) select owner, 1 from was
                on conflict (owner) do update set drafts = r.drafts + 1 where r.drafts < :most
                returning owner),
            restored as (
                update application a set binned_at = null, alongside = true, updated_at = :at, revision = revision + 1
                from room, was where a.id = was.id
                returning a.id),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from restored)
            select (select count(*) from was) as found, (select count(*) from restored) as restored
            """;

    private static final String ROWS = """
            select coalesce(json_agg(r order by r."binnedAt" desc, r.id desc), '[]')::text from (
                select a.id, a.item_code as "itemCode", v.body ->> 'name' as "itemName", a.region,
                    a.updated_at as "updatedAt", a.binned_at as "binnedAt", a.binned_at + :life::interval as "erasedAt"
                from application a join item_version v on v.code = a.item_code and v.version = a.item_version
                where a.owner = :owner and a.binned_at > :since
                    and (:afterTime::timestamptz is null or (a.binned_at, a.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by a.binned_at desc, a.id desc limit :limit) r
            """;

    private final DatabaseClient database;
    private final DraftProperties properties;

    Bin(DatabaseClient database, DraftProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    enum Restored {
        DONE,
        /** as many are open as may be */
        NO_ROOM,
        ABSENT
    }

    /** @return false where it was changed, submitted or put there meanwhile */
    Mono<Boolean> put(UUID id, String owner, int revision, OffsetDateTime now) {
        return database.sql(PUT)
                .bind("id", id)
                .bind("owner", owner)
                .bind("revision", revision)
                .bind("at", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Restored> restore(UUID id, String owner, IdempotencyKey key, String answer, OffsetDateTime now) {
        return database.sql(RESTORE)
                .bind("id", id)
                .bind("owner", owner)
                .bind("since", now.minus(properties.bin()))
                .bind("most", properties.most())
                .bind("at", now)
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .map(row -> row.get("restored", Long.class) == 1L
                        ? Restored.DONE
                        : row.get("found", Long.class) == 1L ? Restored.NO_ROOM : Restored.ABSENT)
                .one();
    }

    /** Newest first, as a JSON array. */
    Mono<String> of(
            String owner, @Nullable OffsetDateTime afterTime, @Nullable UUID afterId, int limit, OffsetDateTime now) {
        return database.sql(ROWS)
                .bind("owner", owner)
                .bind("since", now.minus(properties.bin()))
                .bind("life", properties.bin().toString())
                .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, afterTime))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, afterId))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
