package io.tongban.approval.acceptance;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Closes a case whose applicant stayed silent past the told day. */
@Component
class ReturnApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;

    ReturnApplication(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.RETURN, command.key(), command.body());
        return casework.move(
                wish, (application, facts) -> Mono.just(Particulars.none().telling("reason", "未在告知的期限内补正")));
    }
}
