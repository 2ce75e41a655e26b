package io.tongban.approval.acceptance;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.acceptance.AcceptanceController.RefuseRequest;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Ban;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.Optional;
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
        Wish wish = Wish.of(command.id(), command.who(), Action.REFUSE_ACCEPTANCE, command.key(), request);
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> refused(request, application, facts)));
    }

    private Particulars refused(RefuseRequest request, Application application, Facts facts) {
        NonAcceptance reason = request.reason();
        boolean falsehood = reason == NonAcceptance.FALSE_MATERIAL;
        Ban.check(request.publicSafety(), falsehood, facts.kind());
        Optional<Ban> ban = Boolean.TRUE.equals(request.publicSafety())
                ? Optional.of(Ban.ofFalseMaterial(application.item().itemClass(), facts.today()))
                : Optional.empty();
        Particulars refused = Particulars.of(
                        Map.of("reason", reason, "reasonText", reason.text(), "explanation", request.explanation()))
                .telling("reason", reason.text() + ":" + request.explanation())
                .issuing(documents.of(
                        DocumentKind.NON_ACCEPTANCE,
                        reason.name(),
                        Map.of(
                                "reason", reason.text(),
                                "basis", basis(reason, facts),
                                "explanation", request.explanation(),
                                "ban", ban.map(Ban::text).orElse(""))));
        return ban.map(refused::banning).orElse(refused);
    }

    private static String basis(NonAcceptance reason, Facts facts) {
        return reason.basis(facts.kind())
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.REASON_NOT_FOR_KIND).exception());
    }
}
