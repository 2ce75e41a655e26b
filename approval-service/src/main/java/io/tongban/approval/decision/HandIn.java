package io.tongban.approval.decision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.HandInCorrection;
import io.tongban.approval.decision.DecisionController.HandInRequest;
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

/** Notes that an original came in by post or at the counter; and takes back a note that was wrong. */
@Component
class HandIn {

    record Command(UUID id, Passport who, @Nullable String key, HandInRequest request) {}

    record Correction(UUID id, Passport who, @Nullable String key, HandInCorrection request) {}

    private final Casework casework;

    HandIn(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        HandInRequest request = command.request();
        Wish wish = Wish.of(command.id(), command.who(), Action.HAND_IN, command.key(), request);
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    Item.Material material = asked(application, request.materialCode());
                    if (application.handedIn().contains(material.code())) {
                        throw Refusal.of(ApprovalProblem.HANDED_IN_ALREADY).exception();
                    }
                    return Particulars.of(Map.of("material", material.code(), "channel", request.channel()))
                            .telling("material", material.name());
                }));
    }

    Mono<StoredAnswer> handle(Correction correction) {
        HandInCorrection request = correction.request();
        Wish wish = Wish.of(correction.id(), correction.who(), Action.UNDO_HAND_IN, correction.key(), request);
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    Item.Material material = asked(application, request.materialCode());
                    if (!application.handedInHere().contains(material.code())) {
                        throw Refusal.of(ApprovalProblem.NOT_HANDED_IN).exception();
                    }
                    return Particulars.of(Map.of("material", material.code(), "reason", request.reason()))
                            .telling("material", material.name())
                            .telling("reason", request.reason());
                }));
    }

    private static Item.Material asked(Application application, String code) {
        return application.item().materials().stream()
                .filter(m -> m.code().equals(code) && m.isHandedInLater() && m.isAsked(application.answers()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception());
    }
}
