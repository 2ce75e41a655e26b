package io.tongban.approval.material;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.store.StoredContent;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which files belong to which material of which case. */
interface MaterialFiles {

    /**
     * Makes files of finished uploads, all or none.
     *
     * @param uploader whose uploads they are: the owner, or the counter for who is present
     * @return the answer, or the earlier one of the same key; empty where the case or an upload changed since they were read
     */
    Mono<StoredAnswer> attach(
            Application application, List<MaterialFile> files, String uploader, IdempotencyKey key, String answer);

    /** What a file that still counts among the files of its case consists of. */
    Mono<StoredContent> content(UUID file);

    /** @return false where there is no such file of theirs, or it may not be removed */
    Mono<Boolean> remove(UUID application, UUID file, String owner, OffsetDateTime at);
}
