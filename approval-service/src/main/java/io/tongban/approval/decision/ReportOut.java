package io.tongban.approval.decision;

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

/** Reports a case to the Ministry, outside this system; the case stays here to record what the Ministry decides. */
@Component
class ReportOut {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;

    ReportOut(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.REPORT_OUT, command.key(), command.body());
        return casework.move(
                wish, (application, facts) -> Mono.just(Particulars.none().telling("nextOrganName", "司法部")));
    }
}
