package io.tongban.approval.proceeding;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Ban;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.proceeding.ProceedingController.DecideRequest;
import io.tongban.approval.proceeding.ProceedingController.Outcome;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Revokes, recalls or deregisters with reasons and remedy, the certificates with it; or drops the matter. */
@Component
class DecideProceeding {

    record Command(UUID id, Passport who, @Nullable String key, DecideRequest request) {}

    private static final String CREDIT = "不实承诺记入信用记录，信用修复前不适用告知承诺。";

    private final Casework casework;
    private final Documents documents;
    private final Certificates certificates;

    DecideProceeding(Casework casework, Documents documents, Certificates certificates) {
        this.casework = casework;
        this.documents = documents;
        this.certificates = certificates;
    }

    Mono<StoredAnswer> handle(Command command) {
        boolean effect = command.request().outcome() == Outcome.EFFECT;
        Wish wish = Wish.of(
                command.id(), command.who(), effect ? Action.EFFECT : Action.DROP, command.key(), command.request());
        String text = command.request().text();
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    Ban.check(
                            command.request().publicSafety(),
                            effect && Opened.of(application).ground() == Ground.FRAUD,
                            facts.kind());
                    return effect
                            ? effected(application, command.request(), facts.today())
                            : dropped(application, text);
                }));
    }

    private Particulars effected(Application application, DecideRequest request, LocalDate today) {
        String text = request.text();
        Opened opened = Opened.of(application);
        Ground ground = opened.ground();
        Optional<Ban> ban = Boolean.TRUE.equals(request.publicSafety())
                ? Optional.of(Ban.ofFraud(opened.itemClass(), today))
                : Optional.empty();
        String credit = opened.untrue().isEmpty() ? "" : CREDIT;
        Particulars effected = Particulars.of(Map.of("ground", ground, "text", text))
                .telling(
                        "reason",
                        ground.text() + ":" + (credit.isEmpty() ? text : ChineseText.withoutStop(text) + "。" + credit))
                .issuing(documents.of(
                        ground.matter().document(),
                        ground.name(),
                        Map.of(
                                "itemName", opened.item(),
                                "certificate", opened.number(),
                                "matter", ground.outcome(),
                                "reason", ground.text(),
                                "basis", ground.basis(),
                                "text", text,
                                "loss", ground.loss(),
                                "ban", ban.map(Ban::text).orElse("") + credit)));
        Particulars ended =
                certificates.ending(application, effected, ground.matter().status(), ground.basis());
        return ban.map(ended::banning).orElse(ended).findingUntrue(opened.untrue());
    }

    private Particulars dropped(Application application, String text) {
        Opened opened = Opened.of(application);
        return Particulars.of(Map.of("text", text))
                .telling("reason", text)
                .issuing(documents.of(
                        DocumentKind.CLOSURE_NOTICE,
                        Map.of(
                                "itemName", opened.item(),
                                "certificate", opened.number(),
                                "matter", opened.ground().outcome(),
                                "reason", opened.ground().text(),
                                "text", text)));
    }
}
