package io.tongban.approval.review;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.lifecycle.Action;
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

    /** Only who could move the case may claim it; the law is asked first, then the claim is written. */
    Mono<Void> claim(UUID id, Passport who) {
        return casework.find(id, who).flatMap(application -> {
            if (application.isClaimedByAnother(who, casework.now())) {
                throw taken(application);
            }
            if (casework.openActions(application, who).stream()
                    .allMatch(action -> action.action().equals(Action.DECLARE_CONFLICT.name()))) {
                throw Refusal.of(ApprovalProblem.NOT_YOUR_STEP).exception();
            }
            return queue.claim(id, who, application.claimedBy(), casework.now())
                    .flatMap(done -> done ? Mono.<Void>empty() : nowTaken(id, who));
        });
    }

    Mono<Void> release(UUID id, Passport who) {
        return casework.find(id, who).flatMap(application -> {
            if (application.isClaimedByAnother(who, casework.now())) {
                throw taken(application);
            }
            return queue.release(id, who);
        });
    }

    private Mono<Void> nowTaken(UUID id, Passport who) {
        return casework.find(id, who).flatMap(application -> Mono.error(() -> taken(application)));
    }

    private static RuntimeException taken(Application application) {
        ApprovalProblem problem = ApprovalProblem.CLAIMED_BY_ANOTHER;
        return Refusal.of(problem, problem.title() + ":" + application.claimedName(), problem.titleEn())
                .exception();
    }
}
