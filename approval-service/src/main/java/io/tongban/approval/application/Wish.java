package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wants what of which case, under which idempotency key. */
public record Wish(UUID id, Passport who, Action action, IdempotencyKey key) {

    /** @param body of the request; the same key with another body is refused */
    public static Wish of(UUID id, Passport who, Action action, @Nullable String key, Object body) {
        return new Wish(id, who, action, IdempotencyKey.of(who.personKey(), action.path() + "/" + id, key, body));
    }
}
