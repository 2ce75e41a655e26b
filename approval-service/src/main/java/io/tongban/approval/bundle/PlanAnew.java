package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The plan of a package under other answers. What was said of items and commitments goes on as far as it still fits. */
@Component
class PlanAnew {

    private static final List<String> SAID_BEFORE = List.of("/itemAnswers/", "/commitments/");

    private final PlanSource plans;
    private final Casework casework;

    PlanAnew(PlanSource plans, Casework casework) {
        this.plans = plans;
        this.casework = casework;
    }

    /** @param at when it was made; its day is that of the versions */
    record Planned(JsonNode request, PlanSource.Made made, OffsetDateTime at) {}

    /** @return fails as {@link PlanSource#plan} does where the new answers themselves are refused */
    Mono<Planned> plan(Bundle bundle, JsonNode answers, @Nullable JsonNode repeats) {
        ObjectNode request = (ObjectNode) bundle.request().deepCopy();
        request.set("answers", answers);
        request.remove("repeats");
        if (repeats != null && !repeats.isNull()) {
            request.set("repeats", repeats);
        }
        return planned(bundle, request).onErrorResume(PlanAnew::isOfBefore, refused -> {
            ((RefusedException) refused).refusal().faults().forEach(fault -> leaveOut(request, fault.pointer()));
            return planned(bundle, request);
        });
    }

    private Mono<Planned> planned(Bundle bundle, ObjectNode request) {
        OffsetDateTime now = casework.now();
        return plans.plan(bundle.plan().code(), now.toLocalDate(), request)
                .map(made -> new Planned(request, made, now));
    }

    private static boolean isOfBefore(Throwable error) {
        if (!(error instanceof RefusedException refused)) {
            return false;
        }
        Refusal refusal = refused.refusal();
        return refusal.problem() == ApprovalProblem.PLAN_INVALID
                && !refusal.faults().isEmpty()
                && refusal.faults().stream()
                        .map(Fault::pointer)
                        .allMatch(pointer -> SAID_BEFORE.stream().anyMatch(pointer::startsWith));
    }

    private static void leaveOut(ObjectNode request, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (request.at(at.head()) instanceof ObjectNode parent) {
            parent.remove(at.last().getMatchingProperty());
        }
    }
}
