package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.bundle.BundleParties.Open;
import io.tongban.approval.form.FormSecrets;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one invitation that a code is for, while it can be answered. */
@Component
class Invitations {

    private final FormSecrets secrets;
    private final Casework casework;

    Invitations(FormSecrets secrets, Casework casework) {
        this.secrets = secrets;
        this.casework = casework;
    }

    OffsetDateTime now() {
        return casework.now();
    }

    /** Whoever has no good code is told nothing of the bundle. */
    Open by(List<Open> open, String code) {
        Open mine = open.stream()
                .filter(one -> secrets.code(one.id()).equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.BUNDLE_NOT_FOUND).exception());
        if (mine.declined()) {
            throw Refusal.of(ApprovalProblem.INVITATION_DECLINED).exception();
        }
        if (mine.withdrawn()) {
            throw Refusal.of(ApprovalProblem.INVITATION_WITHDRAWN).exception();
        }
        if (mine.until().isBefore(casework.today())) {
            throw Refusal.of(ApprovalProblem.INVITATION_OVER).exception();
        }
        return mine;
    }
}
