package io.tongban.approval.review;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 回避: an official stands aside from a case for good, and gives back a claim on it. */
@Component
class DeclareConflict {

    record Command(UUID id, Passport who, @Nullable String key, String reason) {}

    private final Casework casework;

    DeclareConflict(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.DECLARE_CONFLICT, command.key(), command.reason());
        return casework.move(
                wish, (application, facts) -> Mono.just(Particulars.of(Map.of("reason", command.reason()))));
    }
}
