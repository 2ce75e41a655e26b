package io.tongban.approval.scan;

import io.tongban.approval.store.SealedKey;
import io.tongban.approval.store.StoredContent;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contents that wait for the scanner. A lease is a time before which nobody else takes it: what got stuck comes back. */
@Repository
class ScanQueue {

    private static final String LEASE = """
            update content set scan_after = now() + make_interval(secs => :lease), scan_attempts = scan_attempts + 1
            where id in (
                select id from content where scan_done < scan_asked and scan_after <= now() and refs > 0
                order by scan_after limit :limit for update skip locked)
            returning id, size, key_id, sealed_key, scan_asked, scan_attempts
            """;
    /** A verdict that comes late changes nothing. */
    private static final String JUDGED = """
            update content set scan = :scan, finding = :finding, scan_done = :number, scan_attempts = 0, scan_after = now()
            where id = :id and scan_done < :number
            """;

    private static final String FAILED = """
            update content set scan_after = now() + make_interval(secs => :wait) where id = :id and scan_done < :number
            """;

    private final DatabaseClient database;

    ScanQueue(DatabaseClient database) {
        this.database = database;
    }

    /** @param number up to which it was asked for; @param attempts with this one */
    record Waiting(StoredContent content, int number, int attempts) {}

    Flux<Waiting> lease(int limit, Duration time) {
        return database.sql(LEASE)
                .bind("lease", seconds(time))
                .bind("limit", limit)
                .map(row -> new Waiting(
                        new StoredContent(
                                row.get("id", UUID.class),
                                row.get("size", Long.class),
                                new SealedKey(row.get("key_id", String.class), row.get("sealed_key", String.class))),
                        row.get("scan_asked", Integer.class),
                        row.get("scan_attempts", Integer.class)))
                .all();
    }

    Mono<Void> judged(Waiting waiting, String finding) {
        return database.sql(JUDGED)
                .bind("scan", finding.isEmpty() ? ScanState.CLEAN.name() : ScanState.INFECTED.name())
                .bind("finding", finding)
                .bind("number", waiting.number())
                .bind("id", waiting.content().id())
                .then();
    }

    Mono<Void> failed(Waiting waiting, Duration wait) {
        return database.sql(FAILED)
                .bind("wait", seconds(wait))
                .bind("number", waiting.number())
                .bind("id", waiting.content().id())
                .then();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
