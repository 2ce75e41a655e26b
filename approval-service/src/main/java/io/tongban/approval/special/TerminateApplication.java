package io.tongban.approval.special;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.special.SpecialController.TerminateRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a case that has lost its applicant or its object, or rests on a false commitment; issues the 终止通知书. */
@Component
class TerminateApplication {

    record Command(UUID id, Passport who, @Nullable String key, TerminateRequest request) {}

    private static final String CREDIT = "。不实承诺记入信用记录，信用修复前不适用告知承诺";

    private final Casework casework;
    private final Documents documents;

    TerminateApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.TERMINATE, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> particulars(application, command.request(), facts)));
    }

    private Particulars particulars(Application application, TerminateRequest request, Facts facts) {
        if (!request.reason().isFor(facts.state())) {
            Fault fault = new Fault("/reason", "NOT_NOW", "作出决定后,该理由不能终止办理", "Not after the decision");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        List<UUID> untrue = untrue(application, request.reason(), facts.today());
        String reason = request.reason().text();
        String explanation = request.explanation() + (untrue.isEmpty() ? "" : CREDIT);
        Particulars given =
                Particulars.of(Map.of("reason", request.reason(), "reasonText", reason, "explanation", explanation));
        return given.andFoundSilent(facts)
                .telling("reason", reason + ":" + explanation)
                .findingUntrue(untrue)
                .issuing(documents.of(
                        DocumentKind.TERMINATION_NOTICE, Map.of("reason", reason, "explanation", explanation)));
    }

    /** Only of what its signer was heard (国办发〔2020〕42号;许可法第七条). */
    private static List<UUID> untrue(Application application, TerminationReason reason, LocalDate today) {
        if (reason != TerminationReason.FALSE_COMMITMENT) {
            return List.of();
        }
        List<UUID> heard = application.commitments().stream()
                .filter(one -> one.isHeardOn(today))
                .map(one -> Objects.requireNonNull(one.id()))
                .toList();
        if (heard.isEmpty()) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_FALSE_FIRST).exception();
        }
        return heard;
    }
}
