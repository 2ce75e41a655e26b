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
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
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
    private final Organs organs;

    RefuseAcceptance(Casework casework, Documents documents, Organs organs) {
        this.casework = casework;
        this.documents = documents;
        this.organs = organs;
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
        String right = reason == NonAcceptance.OUTSIDE_COMPETENCE ? rightOrgan(request, application.holder()) : "";
        Optional<Ban> ban = Boolean.TRUE.equals(request.publicSafety())
                ? Optional.of(Ban.ofFalseMaterial(application.item().itemClass(), facts.today()))
                : Optional.empty();
        Particulars refused = Particulars.of(Map.of(
                        "reason",
                        reason,
                        "reasonText",
                        reason.text(),
                        "explanation",
                        request.explanation(),
                        "rightOrgan",
                        right))
                .telling(
                        "reason",
                        reason.text() + (right.isEmpty() ? "" : ",请向" + right + "申请") + ":" + request.explanation())
                .issuing(documents.of(
                        DocumentKind.NON_ACCEPTANCE,
                        reason.name(),
                        Map.of(
                                "reason", reason.text(),
                                "basis", basis(reason, application.item()),
                                "explanation", request.explanation(),
                                "rightOrgan", right,
                                "ban", ban.map(Ban::text).orElse(""))));
        return ban.map(refused::banning).orElse(refused);
    }

    /** One that this system knows, by its code, or another by its name. */
    private String rightOrgan(RefuseRequest request, String own) {
        String code = request.rightOrgan();
        String name = request.rightOrganName();
        boolean named = name != null && !name.isBlank();
        if (code == null && !named) {
            throw fault("/rightOrgan", "REQUIRED", "应当告知申请人向哪一机关申请", "Name the organ to turn to");
        }
        if (code != null && (!organs.knows(code) || code.equals(own))) {
            throw fault("/rightOrgan", "ORGAN_UNKNOWN", "没有该机关,或者就是本机关", "No such organ, or this one");
        }
        return code != null ? organs.get(code).name() : String.valueOf(name);
    }

    private static RuntimeException fault(String pointer, String code, String text, String textEn) {
        return Refusal.of(CommonProblem.INVALID_FIELDS, List.of(new Fault(pointer, code, text, textEn)))
                .exception();
    }

    private static String basis(NonAcceptance reason, Item item) {
        return reason.basis(item)
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.REASON_NOT_FOR_KIND).exception());
    }
}
