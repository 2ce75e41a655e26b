package io.tongban.approval.store;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes from the store what nobody needs: contents without a reference, parts of ended uploads, drafts of a dead writer,
 * objects that no row knows. Any number of instances may do it at once: a row is taken by one, an object is removed once more in vain.
 */
@Component
public class StoreSweep {

    private static final Logger log = LoggerFactory.getLogger(StoreSweep.class);
    private static final int BATCH = 500;

    private static final String UNUSED = """
            delete from content where refs = 0 and id in (
                select id from content where refs = 0 order by id limit :limit for update skip locked)
            returning id
            """;
    private static final String ORPHANS = """
            delete from upload_part where (upload, start) in (
                select p.upload, p.start from upload_part p
                where not exists (select from upload u where u.id = p.upload) limit :limit)
            returning object
            """;
    private static final String UNKNOWN = """
            select o.id from unnest(:objects) as o (id)
            where not exists (select from content c where c.id = o.id)
                and not exists (select from upload_part p where p.object = o.id)
            """;

    private final DatabaseClient database;
    private final ObjectStore store;
    private final StoredFiles files;
    private final Blocking blocking;
    private final FileProperties properties;

    StoreSweep(
            DatabaseClient database,
            ObjectStore store,
            StoredFiles files,
            Blocking blocking,
            FileProperties properties) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.blocking = blocking;
        this.properties = properties;
    }

    /** Contents whose last reference is gone, parts whose upload is gone. */
    public Mono<Void> removeUnused() {
        return remove(UNUSED).then(Mono.defer(() -> remove(ORPHANS)));
    }

    private Mono<Void> remove(String rows) {
        return taken(rows)
                .expand(ids -> ids.size() < BATCH ? Mono.empty() : taken(rows))
                .concatMap(ids -> blocking.run(() -> files.remove(ids)))
                .then();
    }

    /** Drafts that a killed process or a cut-off request left. */
    public Mono<Void> removeDrafts() {
        return blocking.call(() -> store.removeDrafts(properties.abandonedAfter()))
                .doOnNext(count -> {
                    if (count > 0) {
                        log.info("abandoned drafts removed: {}", count);
                    }
                })
                .then();
    }

    /** Compares the whole store with the database. What was kept just now may not have its row yet: it is left alone. */
    public Mono<Void> removeUnknown() {
        return Flux.range(0, ObjectStore.SHARDS)
                .concatMap(shard -> blocking.call(() -> store.older(shard, properties.abandonedAfter())))
                .concatMap(this::removeUnknown)
                .then();
    }

    private Mono<Void> removeUnknown(List<UUID> objects) {
        if (objects.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(UNKNOWN)
                .bind("objects", objects.toArray(UUID[]::new))
                .map(row -> row.get(0, UUID.class))
                .all()
                .collectList()
                .flatMap(unknown -> {
                    if (!unknown.isEmpty()) {
                        log.info("objects that no row knows removed: {}", unknown.size());
                    }
                    return blocking.run(() -> files.remove(unknown));
                });
    }

    private Mono<List<UUID>> taken(String rows) {
        return database.sql(rows)
                .bind("limit", BATCH)
                .map(row -> row.get(0, UUID.class))
                .all()
                .collectList();
    }
}
