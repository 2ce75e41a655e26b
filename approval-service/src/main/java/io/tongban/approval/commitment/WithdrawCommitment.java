package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Besides;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes back the commitment of a submitted case before it is checked [A]. The proof is given first, so that the case is never
 * without both; its files are named in the log, and so in the evidence.
 */
@Component
class WithdrawCommitment {

    private final Casework casework;

    WithdrawCommitment(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(UUID id, String material, Passport who, @Nullable String key) {
        Wish wish = Wish.of(id, who, Action.WITHDRAW_COMMITMENT, key, material);
        return casework.move(wish, (application, facts) -> Mono.fromSupplier(() -> withdrawn(application, material)));
    }

    private static Particulars withdrawn(Application application, String material) {
        Committed commitment = application
                .commitment(material)
                .filter(Committed::isSigned)
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.COMMITMENT_NOT_FOUND).exception());
        CommitmentWork.checkState(commitment, Standing.OPEN);
        List<Map<String, String>> files = application.currentFiles().stream()
                .filter(file -> file.materialCode().equals(material))
                .map(WithdrawCommitment::named)
                .toList();
        if (files.isEmpty()) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_PROOF_FIRST).exception();
        }
        return Particulars.of(Map.of("material", material, "files", files))
                .telling("material", OwnWords.material(application, commitment))
                .writing(Besides.NOTHING.withdrawing(commitment.id()));
    }

    private static Map<String, String> named(MaterialFile file) {
        return Map.of("id", file.id().toString(), "sm3", file.sm3());
    }
}
