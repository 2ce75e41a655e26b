package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives in the correction: against the item version pinned at submission. */
@Component
class CorrectApplication {

    /** @param attendance where the window records it */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String body,
            @Nullable Attendance attendance) {}

    private final WindowWork work;
    private final Intake intake;

    CorrectApplication(WindowWork work, Intake intake) {
        this.work = work;
        this.intake = intake;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                Action.CORRECT,
                command.key(),
                WindowWork.asked(command.body(), command.attendance()));
        return work.move(
                wish,
                command.attendance(),
                (application, facts) -> Mono.fromSupplier(() -> corrected(application, facts.today())));
    }

    private Particulars corrected(Application application, LocalDate today) {
        int asked = application
                .last(Action.REQUEST_CORRECTION, Action.REQUEST_CORRECTION_AGAIN)
                .map(entry -> entry.detail().path("revision").asInt(0))
                .orElse(0);
        boolean given = application.currentFiles().stream().anyMatch(file -> file.givenSeq() == application.seq());
        if (application.formRevision() <= asked && !given) {
            throw Refusal.of(ApprovalProblem.NOTHING_CORRECTED).exception();
        }
        return intake.taken(application, application.item(), today, Map.of());
    }
}
