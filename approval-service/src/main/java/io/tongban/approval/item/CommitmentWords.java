package io.tongban.approval.item;

import io.tongban.approval.item.Commitment.FalseCommitment;
import io.tongban.approval.item.Commitment.Method;
import io.tongban.approval.item.Commitment.Verification;
import io.tongban.approval.lifecycle.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a commitment that an item version offers; kept with that version.
 *
 * @param version of the words, the catalogue's
 */
public record CommitmentWords(
        String code,
        int version,
        String name,
        String whatIsProved,
        List<String> replacesMaterials,
        String legalBasisOfProof,
        String applicants,
        Verification verification,
        FalseCommitment falseCommitment) {

    /** What the notice of an item of that kind says of it: another version may say the same. */
    List<String> quoted(Kind kind) {
        boolean licence = kind == Kind.LICENCE;
        return Stream.of(
                        name,
                        whatIsProved,
                        legalBasisOfProof,
                        verification.method(),
                        verification.deadline(),
                        licence ? falseCommitment.inProcess() : "",
                        licence ? falseCommitment.afterDecision() : "",
                        falseCommitment.credit(),
                        falseCommitment.criminal())
                .toList();
    }

    /** Checked as we check it; of one that we know nothing of, as most [A]. */
    Commitment checked(@Nullable Commitment ours) {
        return new Commitment(
                code,
                version,
                name,
                whatIsProved,
                replacesMaterials,
                legalBasisOfProof,
                applicants,
                verification,
                falseCommitment,
                ours == null ? Method.SHARED_DATA : ours.method(),
                ours == null ? Commitments.DAYS : ours.days(),
                ours == null ? List.of() : ours.further());
    }
}
