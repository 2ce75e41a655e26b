package io.tongban.approval.commitment;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.CheckTask;
import io.tongban.approval.application.CheckTasks;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.commitment.CommitmentSteps.Step;
import io.tongban.approval.commitment.CommitmentTaskController.Result;
import io.tongban.approval.commitment.CommitmentTaskController.VerifyRequest;
import io.tongban.approval.item.Commitment.Method;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * 核查结果: true, false, or cannot be verified. What cannot be verified goes on by another method, or ends as 无法核实 with no
 * consequence: the burden never goes back to the applicant (国办发〔2020〕42号).
 */
@Component
class VerifyCommitment {

    static final String VERIFIED = "commitment-verified";

    private final CommitmentWork work;
    private final CheckTasks tasks;
    private final Casework casework;

    VerifyCommitment(CommitmentWork work, CheckTasks tasks, Casework casework) {
        this.work = work;
        this.tasks = tasks;
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(CommitmentWork.Command command, VerifyRequest request) {
        if (request.nextMethod() != null && request.result() != Result.CANNOT) {
            Fault fault =
                    new Fault("/nextMethod", "NOT_APPLICABLE", "只有无法核实的,才改用其他方式核查", "Only where it cannot be verified");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        return work.step(command, "review", (application, commitment) -> step(application, commitment, request));
    }

    private Step step(Application application, Committed commitment, VerifyRequest request) {
        CommitmentWork.checkState(commitment, Standing.OPEN);
        Map<String, Object> detail = Map.of(
                "result", request.result(), "method", String.valueOf(commitment.method()), "basis", request.basis());
        Method next = request.nextMethod();
        if (next != null) {
            CheckTask task =
                    tasks.task(Objects.requireNonNull(commitment.id()), commitment.code(), next, casework.today());
            return Step.of(application, commitment, "VERIFY", Standing.OPEN, detail)
                    .tasking(task);
        }
        Standing to = switch (request.result()) {
            case TRUE -> Standing.TRUE;
            case FALSE -> Standing.FALSE;
            case CANNOT -> Standing.UNVERIFIED;
        };
        return Step.of(application, commitment, "VERIFY", to, detail)
                .telling(
                        VERIFIED,
                        Map.of(
                                "outcome",
                                to == Standing.UNVERIFIED ? "无法核实，不影响您的申请，不需要您补充证明" : to.text(),
                                "material",
                                OwnWords.material(application, commitment)));
    }
}
