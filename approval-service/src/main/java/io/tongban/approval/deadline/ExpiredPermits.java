package io.tongban.approval.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Undecided renewals whose permit seems to have expired, of all organs: a hint for the sweep, the fold decides. */
@Repository
class ExpiredPermits {

    private static final String BEFORE = """
            select id, holder, revision, renews_on from application
            where renews_on < :day and (renews_on, id) > (:afterDay, :afterId)
            order by renews_on, id limit :limit
            """;

    private final DatabaseClient database;

    ExpiredPermits(DatabaseClient database) {
        this.database = database;
    }

    record Expired(UUID id, String holder, int revision, LocalDate renewsOn) {
        static final Expired FIRST = new Expired(new UUID(0, 0), "", 0, LocalDate.of(2000, 1, 1));
    }

    /** In the order of their last day. */
    Mono<List<Expired>> before(LocalDate day, Expired after, int limit) {
        return database.sql(BEFORE)
                .bind("day", day)
                .bind("afterDay", after.renewsOn())
                .bind("afterId", after.id())
                .bind("limit", limit)
                .map(row -> new Expired(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        row.get(3, LocalDate.class)))
                .all()
                .collectList();
    }
}
