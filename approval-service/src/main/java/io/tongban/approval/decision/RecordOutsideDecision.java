package io.tongban.approval.decision;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.CertificatePages;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.Outcome;
import io.tongban.approval.decision.DecisionController.OutsideRequest;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records what the Ministry decided: number, date, document. We never sign for it and make no document of its own; what the
 * law leaves to us on its decision (公证法第二十一条: 省级司法行政部门颁发公证员执业证书) we issue.
 */
@Component
class RecordOutsideDecision {

    record Command(UUID id, Passport who, @Nullable String key, OutsideRequest request) {}

    private final Casework casework;
    private final Organs organs;
    private final Certificates certificates;

    RecordOutsideDecision(Casework casework, Organs organs, Certificates certificates) {
        this.casework = casework;
        this.organs = organs;
        this.certificates = certificates;
    }

    Mono<StoredAnswer> handle(Command command) {
        OutsideRequest request = command.request();
        Action action = request.outcome() == Outcome.GRANT ? Action.RECORD_GRANT : Action.RECORD_DENIAL;
        Wish wish = Wish.of(command.id(), command.who(), action, command.key(), request);
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(request, application, facts)));
    }

    private Particulars particulars(OutsideRequest request, Application application, Facts facts) {
        LocalDate reported =
                application.last(Action.REPORT_OUT).map(LogEntry::on).orElse(facts.receivedOn());
        if (request.decidedOn().isAfter(facts.today()) || request.decidedOn().isBefore(reported)) {
            String detail = "决定日期应当在上报之日(" + reported + ")至今天之间";
            Fault fault = new Fault("/decidedOn", "OUT_OF_RANGE", detail, "Between the report and today");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        Particulars decided = Particulars.of(Map.of(
                        "number", request.number(),
                        "decidedOn", request.decidedOn().toString(),
                        "document", request.document()))
                .telling("decisionNumber", request.number())
                .telling("remedy", organs.remedyAgainst(Facts.MINISTRY));
        return request.outcome() == Outcome.GRANT
                ? certificates.recording(
                        application,
                        decided,
                        facts.today(),
                        new CertificatePages.Outside(request.number(), request.decidedOn(), request.document()))
                : decided;
    }
}
