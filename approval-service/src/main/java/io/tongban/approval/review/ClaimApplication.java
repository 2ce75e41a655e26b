package io.tongban.approval.review;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One official takes a case of the organ, so that two do not work on it. */
@Component
class ClaimApplication {

    private final Queue queue;
    private final Casework casework;

    ClaimApplication(Queue queue, Casework casework) {
        this.queue = queue;
        this.casework = casework;
    }

    Mono<Void> claim(UUID id, Passport who) {
        return queue.claim(id, who).flatMap(done -> done ? Mono.empty() : whyNot(id, who));
    }

    Mono<Void> release(UUID id, Passport who) {
        return queue.release(id, who).flatMap(done -> done ? Mono.empty() : whyNot(id, who));
    }

    private Mono<Void> whyNot(UUID id, Passport who) {
        return casework.find(id, who).flatMap(application -> {
            ApprovalProblem problem = application.claimedBy() != null
                    ? ApprovalProblem.CLAIMED_BY_ANOTHER
                    : ApprovalProblem.CASE_HELD_HERE;
            String detail =
                    problem.title() + (application.claimedName() == null ? "" : ":" + application.claimedName());
            return Mono.error(() -> Refusal.of(problem, detail, problem.titleEn())
                    .with("openActions", casework.openActions(application, who))
                    .exception());
        });
    }
}
