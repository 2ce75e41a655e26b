package io.tongban.approval.material;

import io.tongban.approval.application.MaterialFile;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import java.time.OffsetDateTime;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which files belong to which material of which case. */
interface MaterialFiles {

    /** @return the answer, or the earlier one of the same key, then this file is not attached; empty where it may not be */
    Mono<StoredAnswer> attach(UUID application, MaterialFile file, IdempotencyKey key, String answer);

    /** Whether this key was answered before, whatever the body was. */
    Mono<Boolean> answered(IdempotencyKey key);

    /** @return false where there is no such file, or it may not be removed */
    Mono<Boolean> remove(UUID application, UUID file, OffsetDateTime at);
}
