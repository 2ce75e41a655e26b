package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.item.Commitment;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.problem.Refusal;

/** A material of a case and the commitment that may stand in its place. */
record Offer(Item.Material material, Commitment commitment) {

    /** @throws io.tongban.support.problem.RefusedException MATERIAL_UNKNOWN, COMMITMENT_NOT_OFFERED */
    static Offer of(Application application, String material, Commitments commitments) {
        Item.Material found = application.item().materials().stream()
                .filter(m -> m.code().equals(material))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception());
        return commitments
                .of(application.item(), found)
                .map(commitment -> new Offer(found, commitment))
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.COMMITMENT_NOT_OFFERED).exception());
    }

    /** @throws io.tongban.support.problem.RefusedException NOT_EDITABLE where it is neither a draft nor under correction */
    static void checkEditable(Application application) {
        if (application.state() != State.DRAFT && application.state() != State.CORRECTING) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
    }
}
