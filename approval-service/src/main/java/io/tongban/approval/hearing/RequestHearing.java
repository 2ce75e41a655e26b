package io.tongban.approval.hearing;

import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
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

    /** @param action REQUEST_HEARING or WAIVE_HEARING; @param attendance where the window records it */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            Action action,
            String body,
            @Nullable Attendance attendance) {}

    private final WindowWork work;

    RequestHearing(WindowWork work) {
        this.work = work;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                command.action(),
                command.key(),
                WindowWork.asked(command.body(), command.attendance()));
        return work.move(
                wish, command.attendance(), (application, facts) -> Mono.fromSupplier(() -> Particulars.none()));
    }
}
