package io.tongban.approval.acceptance;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.acceptance.AcceptanceController.RefuseRequest;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does not accept, with reason and basis, and issues the 不予受理决定书. */
@Component
class RefuseAcceptance {

    record Command(UUID id, Passport who, @Nullable String key, RefuseRequest request) {}

    private final Casework casework;
    private final Documents documents;

    RefuseAcceptance(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        RefuseRequest request = command.request();
        NonAcceptance reason = request.reason();
        Wish wish = Wish.of(command.id(), command.who(), Action.REFUSE_ACCEPTANCE, command.key(), request);
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> Particulars.of(Map.of(
                                "reason", reason, "reasonText", reason.text(), "explanation", request.explanation()))
                        .telling("reason", reason.text() + ":" + request.explanation())
                        .issuing(documents.of(
                                DocumentKind.NON_ACCEPTANCE,
                                reason.name(),
                                Map.of(
                                        "reason",
                                        reason.text(),
                                        "basis",
                                        basis(reason, application.item()),
                                        "explanation",
                                        request.explanation())))));
    }

    private static String basis(NonAcceptance reason, Item item) {
        return reason.basis(item)
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.REASON_NOT_FOR_KIND).exception());
    }
}
