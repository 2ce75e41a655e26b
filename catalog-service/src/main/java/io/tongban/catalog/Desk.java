package io.tongban.catalog;

import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What editors work with: the item as it is written down, and the log of who published what. One statement each. */
interface Desk {

    /** An item with all that its next version is checked against; empty where there is none on offer. */
    Mono<State> load(String code, LocalDate day, @Nullable IdempotencyKey key);

    /**
     * Publishes version, log entry and answer together, or nothing.
     *
     * @return whether it was published; fails with DuplicateKeyException where something else was published meanwhile or
     *     the key is used
     */
    Mono<Boolean> publish(Publication publication);

    /** The answer that was given to this key, if any. */
    Mono<StoredAnswer> answered(IdempotencyKey key);

    /** Slice of the log, newest first. */
    Mono<Catalog.Rows> log(String item, int before, int limit);

    /**
     * @param version the latest, in force or not
     * @param publication of the files on which it builds
     * @param seq how many changes there have been to the whole catalogue
     * @param source as an editor wrote the latest version; null where it comes from the files
     * @param files of the publication; null where they were published before files were kept
     * @param others what editors wrote of other items
     * @param coming versions that are not in force yet
     * @param earlier answer to the same key
     */
    record State(
            int version,
            int publication,
            int seq,
            Item body,
            @Nullable ItemSource source,
            @Nullable Map<String, Object> files,
            Map<String, ItemSource> others,
            List<Coming> coming,
            @Nullable StoredAnswer earlier) {}

    /** A version that is still to come into force. */
    record Coming(int version, LocalDate effectiveFrom) {}

    /**
     * @param seq of the log entry: one more than the state that was checked
     * @param materials kinds of material that the catalogue did not have yet
     * @param answer JSON
     */
    record Publication(
            int seq,
            int version,
            int publication,
            Item item,
            Proposal proposal,
            List<Material> materials,
            List<Change> changes,
            Editor editor,
            OffsetDateTime at,
            IdempotencyKey key,
            String answer) {}

    /** Who publishes. */
    record Editor(String key, String name, @Nullable String organ) {}
}
