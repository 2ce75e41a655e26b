package io.tongban.approval.hearing;

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

/**
 * The applicant asks for the hearing; from then on the limit of the decision stands still (许可法第四十五条). Or gives it up,
 * and the limit goes on.
 */
@Component
class RequestHearing {

    /** @param action REQUEST_HEARING or WAIVE_HEARING */
    record Command(UUID id, Passport who, @Nullable String key, Action action, String body) {}

    private final Casework casework;

    RequestHearing(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), command.action(), command.key(), command.body());
        return casework.move(wish, (application, facts) -> Mono.fromSupplier(() -> Particulars.none()));
    }
}
