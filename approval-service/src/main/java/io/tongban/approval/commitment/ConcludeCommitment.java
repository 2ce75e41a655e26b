package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.Documents;
import io.tongban.approval.commitment.CommitmentSteps.Step;
import io.tongban.approval.commitment.CommitmentTaskController.ConcludeRequest;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What follows from an untrue commitment, once its signer was heard: nothing where the views hold; after a grant 责令限期整改, and
 * whether it was put right. Only what was not put right in time is a credit record [A]. In process the case is terminated, a
 * permit is revoked: moves of their own.
 */
@Component
class ConcludeCommitment {

    private final CommitmentWork work;
    private final Casework casework;
    private final Organs organs;
    private final Documents documents;

    ConcludeCommitment(CommitmentWork work, Casework casework, Organs organs, Documents documents) {
        this.work = work;
        this.casework = casework;
        this.organs = organs;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(CommitmentWork.Command command, ConcludeRequest request) {
        return work.step(command, "decide", (application, commitment) -> concluded(application, commitment, request));
    }

    /** Whoever opens a proceeding changes the revision too, so that one of the two decides. */
    private Step concluded(Application application, Committed commitment, ConcludeRequest request) {
        if (commitment.pursued()) {
            throw Refusal.of(ApprovalProblem.PROCEEDING_OPEN).exception();
        }
        return switch (request.outcome()) {
            case CLEARED -> cleared(application, commitment, request);
            case RECTIFY -> rectify(application, commitment, request);
            case RECTIFIED -> rectified(application, commitment, request);
            case NOT_RECTIFIED -> notRectified(application, commitment, request);
        };
    }

    private Step cleared(Application application, Committed commitment, ConcludeRequest request) {
        CommitmentWork.checkState(commitment, Standing.FALSE, Standing.VIEWS_ASKED, Standing.VIEWS_GIVEN);
        return step(application, commitment, Standing.CLEARED, request);
    }

    private Step rectify(Application application, Committed commitment, ConcludeRequest request) {
        LocalDate by = request.rectifyBy();
        if (by == null) {
            Fault fault = new Fault("/rectifyBy", "REQUIRED", "责令整改须写明期限", "An order has a date");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        AskCommitmentViews.within("/rectifyBy", by, casework.today());
        if (!commitment.isHeardOn(casework.today()) || !CommitmentWork.isGranted(application)) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_STEP).exception();
        }
        return step(application, commitment, Standing.RECTIFYING, request)
                .rectifyBy(by)
                .issuing(documents.of(
                        DocumentKind.RECTIFICATION_ORDER,
                        Map.of(
                                "material", OwnWords.material(application, commitment),
                                "text", ChineseText.withoutStop(request.text()),
                                "rectifyBy", ChineseText.day(by))));
    }

    private Step rectified(Application application, Committed commitment, ConcludeRequest request) {
        CommitmentWork.checkState(commitment, Standing.RECTIFYING);
        return step(application, commitment, Standing.RECTIFIED, request);
    }

    private Step notRectified(Application application, Committed commitment, ConcludeRequest request) {
        CommitmentWork.checkState(commitment, Standing.RECTIFYING);
        LocalDate by = commitment.rectifyBy();
        if (by == null || !by.isBefore(casework.today())) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_STEP).exception();
        }
        return step(application, commitment, Standing.FINAL, request);
    }

    /** The remedies are told with what burdens. */
    private Step step(Application application, Committed commitment, Standing to, ConcludeRequest request) {
        boolean burdens = to == Standing.RECTIFYING || to == Standing.FINAL;
        String remedy = burdens
                ? organs.signature(
                                application.holder(),
                                "decide",
                                application.routing().exercises())
                        .remedy()
                : "";
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("outcome", request.outcome());
        detail.put("text", request.text());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("outcome", outcome(to));
        facts.put("reason", request.text());
        facts.put("material", OwnWords.material(application, commitment));
        if (burdens) {
            detail.put("remedy", remedy);
            facts.put("remedy", remedy);
        }
        if (request.rectifyBy() != null && to == Standing.RECTIFYING) {
            detail.put("rectifyBy", request.rectifyBy().toString());
            facts.put("answerBy", request.rectifyBy().toString());
        }
        String event = switch (to) {
            case RECTIFYING -> "commitment-rectification";
            case FINAL -> "credit-recorded";
            default -> "commitment-concluded";
        };
        return Step.of(application, commitment, "CONCLUDE", to, detail).telling(event, facts);
    }

    private static String outcome(Standing to) {
        return to == Standing.FINAL ? "逾期未整改，记入信用记录，信用修复前不适用告知承诺" : to.text();
    }
}
