package io.tongban.approval.decision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Ban;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.DecisionRequest;
import io.tongban.approval.decision.DecisionController.Outcome;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Grants, or denies with reasons and remedy (许可法第三十八条). */
@Component
class DecideApplication {

    record Command(UUID id, Passport who, @Nullable String key, DecisionRequest request) {}

    private final Casework casework;
    private final Documents documents;
    private final Certificates certificates;

    DecideApplication(Casework casework, Documents documents, Certificates certificates) {
        this.casework = casework;
        this.documents = documents;
        this.certificates = certificates;
    }

    Mono<StoredAnswer> handle(Command command) {
        DecisionRequest request = command.request();
        boolean grant = request.outcome() == Outcome.GRANT;
        Wish wish = Wish.of(command.id(), command.who(), grant ? Action.GRANT : Action.DENY, command.key(), request);
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    Overrun overrun = new Overrun(request.overrun(), facts);
                    check(request, overrun, facts);
                    Particulars decided = grant
                            ? certificates.granting(application, grant(overrun), facts.today(), null)
                            : denial(request, application, facts, overrun);
                    return overrun.explained(decided);
                }));
    }

    private static void check(DecisionRequest request, Overrun overrun, Facts facts) {
        Ban.check(request.publicSafety(), request.reason() == DenialReason.FALSE_MATERIAL, facts.kind());
        List<Fault> faults = new ArrayList<>();
        if (request.outcome() == Outcome.DENY) {
            faults.addAll(missing(request.reason(), request.text()));
        }
        faults.addAll(overrun.faults());
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }

    private Particulars grant(Overrun overrun) {
        return Particulars.none().issuing(documents.of(DocumentKind.GRANT, Map.of("overrun", overrun.text())));
    }

    private Particulars denial(DecisionRequest request, Application application, Facts facts, Overrun overrun) {
        DenialReason reason = Objects.requireNonNull(request.reason());
        String text = Objects.requireNonNull(request.text());
        String basis = reason.basis(application.item())
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.REASON_NOT_FOR_KIND).exception());
        Optional<Ban> ban = Boolean.TRUE.equals(request.publicSafety())
                ? Optional.of(Ban.ofFalseMaterial(application.item().itemClass(), facts.today()))
                : Optional.empty();
        Particulars denied = Particulars.of(Map.of("reason", reason, "reasonText", reason.text(), "text", text))
                .telling("reason", reason.text() + ":" + text)
                .issuing(documents.of(
                        DocumentKind.DENIAL,
                        reason.name(),
                        Map.of(
                                "reason",
                                reason.text(),
                                "basis",
                                basis,
                                "text",
                                text,
                                "overrun",
                                overrun.text(),
                                "ban",
                                ban.map(Ban::text).orElse(""))));
        return ban.map(denied::banning).orElse(denied);
    }

    private static List<Fault> missing(@Nullable DenialReason reason, @Nullable String text) {
        List<Fault> faults = new ArrayList<>();
        if (reason == null) {
            faults.add(new Fault("/reason", "REQUIRED", "不予决定必须说明理由", "A denial needs a reason"));
        }
        if (text == null || text.isBlank()) {
            faults.add(new Fault("/text", "REQUIRED", "不予决定必须写明具体理由", "A denial needs its reasons in words"));
        }
        return faults;
    }
}
