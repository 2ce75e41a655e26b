package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Bundles as rows of a list. */
@Repository
class BundleLists {

    private static final String OWNED = """
            select coalesce(json_agg(r order by r."createdAt" desc, r.id desc), '[]')::text from (
                select b.id, b.package_code as "package", b.package_version as "packageVersion", b.plan ->> 'name' as name,
                    b.owner = :owner as started, b.region, b.revision, b.created_at as "createdAt",
                    (select json_agg(json_build_object('key', s.step, 'state', a.state, 'dueOn', a.due_on,
                            'caseNumber', a.case_number) order by s.no)
                        from bundle_step s left join application a on a.id = s.application_id
                        where s.bundle_id = b.id and s.dropped_at is null) as steps
                from bundle b
                where (b.owner = :owner or exists (
                        select from bundle_party p where p.bundle_id = b.id and p.owner = :owner))
                    and (:afterTime::timestamptz is null or (b.created_at, b.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by b.created_at desc, b.id desc limit :limit) r
            """;

    private final DatabaseClient database;

    BundleLists(DatabaseClient database) {
        this.database = database;
    }

    /** Own bundles, and those of which the owner confirmed a part, newest first, as a JSON array. */
    Mono<String> of(String owner, @Nullable OffsetDateTime afterTime, @Nullable UUID afterId, int limit) {
        return database.sql(OWNED)
                .bind("owner", owner)
                .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, afterTime))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, afterId))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
