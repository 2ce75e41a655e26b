package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives in the correction: against the item version pinned at submission. */
@Component
class CorrectApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;
    private final Intake intake;

    CorrectApplication(Casework casework, Intake intake) {
        this.casework = casework;
        this.intake = intake;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.CORRECT, command.key(), command.body());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> corrected(application, command.who())));
    }

    private Particulars corrected(Application application, Passport who) {
        int asked = application
                .last(Action.REQUEST_CORRECTION, Action.REQUEST_CORRECTION_AGAIN)
                .map(entry -> entry.detail().path("revision").asInt(0))
                .orElse(0);
        boolean given = application.currentFiles().stream().anyMatch(file -> file.givenSeq() == application.seq());
        if (application.formRevision() <= asked && !given) {
            throw Refusal.of(ApprovalProblem.NOTHING_CORRECTED).exception();
        }
        return intake.taken(application, application.item(), who, casework.today(), Map.of());
    }
}
