package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Files of several drafts at once. */
interface BundleFiles {

    /** A file of one draft, of one of the uploads. */
    record NewFile(UUID id, UUID application, UUID upload, String name) {}

    /**
     * Makes files of finished uploads, each of every draft, all or none; the bytes stay where they are and are counted.
     *
     * @param answer is kept as JSON
     * @param uploads in their order, all of the owner
     * @return the answer, or the earlier one of the same key; empty where a draft or an upload changed since it was read
     */
    Mono<StoredAnswer> attach(
            String material,
            List<Application> drafts,
            List<UUID> uploads,
            List<NewFile> files,
            OffsetDateTime at,
            IdempotencyKey key,
            Object answer);
}
