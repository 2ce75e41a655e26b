package io.tongban.approval.review;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.review.InquiryController.ConsultRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes that another organ was asked; no law stops the clock for it. */
@Component
class ConsultOrgan {

    record Command(UUID id, Passport who, @Nullable String key, ConsultRequest request) {}

    private final Casework casework;

    ConsultOrgan(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.CONSULT, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> Particulars.of(Map.of(
                        "organ",
                        command.request().organ(),
                        "question",
                        command.request().question()))));
    }
}
