package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.commitment.CommitmentController.Choice;
import io.tongban.approval.item.Commitments;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * 证明 or 承诺, for one material of a draft or under correction. To choose the proof takes back what was signed, unless it was
 * checked already; the same choice again changes nothing.
 */
@Component
class ChooseProof {

    private final Casework casework;
    private final Commitments commitments;
    private final SignedCommitments signed;

    ChooseProof(Casework casework, Commitments commitments, SignedCommitments signed) {
        this.casework = casework;
        this.commitments = commitments;
        this.signed = signed;
    }

    Mono<Void> handle(UUID id, String material, Passport who, Choice choice) {
        return casework.find(id, who).flatMap(application -> {
            Offer.checkEditable(application);
            Offer offer = Offer.of(application, material, commitments);
            Optional<Committed> now = application.commitment(material);
            boolean commitment = choice == Choice.COMMITMENT;
            if (now.isPresent() == commitment) {
                return Mono.<Void>empty();
            }
            checkNotChecked(now);
            return write(application, offer, who, commitment);
        });
    }

    private Mono<Void> write(Application application, Offer offer, Passport who, boolean commitment) {
        return Detached.from(signed.choose(
                        application,
                        offer.material().code(),
                        offer.commitment().code(),
                        commitment,
                        who,
                        casework.now()))
                .flatMap(done -> done
                        ? Mono.<Void>empty()
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    private static void checkNotChecked(Optional<Committed> now) {
        boolean checked = now.filter(
                        one -> one.isSigned() && one.state() != Standing.SIGNED && one.state() != Standing.OPEN)
                .isPresent();
        if (checked) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_STEP).exception();
        }
    }
}
