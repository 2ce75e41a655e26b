package io.tongban.approval.commitment;

import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.commitment.CommitmentSteps.Step;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The applicant states views on what was found; they are heard as long as nothing is decided. */
@Component
class GiveCommitmentViews {

    private final CommitmentWork work;

    GiveCommitmentViews(CommitmentWork work) {
        this.work = work;
    }

    Mono<StoredAnswer> handle(UUID id, String material, Passport who, @Nullable String key, String text) {
        return work.step(
                new CommitmentWork.Command(id, material, who, key, "views", text), "", (application, commitment) -> {
                    CommitmentWork.checkState(commitment, Standing.FALSE, Standing.VIEWS_ASKED);
                    return Step.of(application, commitment, "GIVE_VIEWS", Standing.VIEWS_GIVEN, Map.of("text", text));
                });
    }
}
