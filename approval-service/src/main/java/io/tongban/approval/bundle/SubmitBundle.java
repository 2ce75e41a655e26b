package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.bundle.StepMoves.Moved;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits every step that may go now, each a move of its own with number, receipt and clock. All are looked at before the
 * first is moved: where one is not complete none is. Cut off between two moves, the same request does the rest. What waits
 * for others files itself from now on, once they are granted.
 */
@Component
class SubmitBundle {

    /**
     * @param versions key of a step → version of its item that the owner was shown, where it changed under the draft
     * @param later whether what waits is to file itself later
     */
    record Command(
            UUID id, Passport who, @Nullable String key, String body, Map<String, Integer> versions, boolean later) {}

    /** The answer. */
    record Submitted(List<Moved> submitted, List<Waiting> waiting) {}

    /** @param filesItself once what it waits for is there */
    record Waiting(
            String step,
            Status status,
            String statusText,
            List<String> waitsFor,
            List<String> toConfirm,
            boolean filesItself) {}

    private final Bundles bundles;
    private final Prefill prefill;
    private final StepMoves moves;
    private final JsonMapper json;

    SubmitBundle(Bundles bundles, Prefill prefill, StepMoves moves, JsonMapper json) {
        this.bundles = bundles;
        this.prefill = prefill;
        this.moves = moves;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(), "bundle-submission/" + command.id(), command.key(), command.body());
        return bundles.load(command.id(), command.who().ownerKey(), key)
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier()))
                        : submit(command, bundle, key));
    }

    private Mono<StoredAnswer> submit(Command command, Bundle bundle, IdempotencyKey key) {
        Progress progress = new Progress(bundle);
        List<Bundle.Case> ready = progress.ready().stream()
                .flatMap(step -> bundle.caseOf(step.key()).stream())
                .toList();
        return moves.earlier(bundle, key).flatMap(earlier -> {
            List<String> later = command.later() ? progress.later() : List.of();
            if (ready.isEmpty() && earlier.isEmpty() && later.isEmpty()) {
                throw Refusal.of(ApprovalProblem.NOTHING_TO_SUBMIT)
                        .with("waiting", waiting(progress, List.of(), later))
                        .exception();
            }
            return prefill.written(bundle, ready, command.who())
                    .flatMap(drafts -> checked(command, drafts))
                    .flatMap(drafts -> moves.all(command, key, drafts))
                    .flatMap(moved -> answer(command, progress, key, told(earlier, moved), moved.refused()));
        });
    }

    private Mono<Map<String, Application>> checked(Command command, Map<String, Application> drafts) {
        return moves.faults(command, drafts).map(faults -> {
            if (!faults.isEmpty()) {
                throw Refusal.of(ApprovalProblem.INCOMPLETE, faults).exception();
            }
            return drafts;
        });
    }

    private static List<Moved> told(List<Moved> earlier, StepMoves.Result now) {
        Map<String, Moved> all = new LinkedHashMap<>();
        earlier.forEach(moved -> all.put(moved.step(), moved));
        now.moved().forEach(moved -> all.put(moved.step(), moved));
        return List.copyOf(all.values());
    }

    /** Faults are not kept: what was refused after the others had moved is told, and may be repeated. */
    private Mono<StoredAnswer> answer(
            Command command, Progress progress, IdempotencyKey key, List<Moved> submitted, List<Fault> refused) {
        if (!refused.isEmpty()) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.PARTLY_SUBMITTED, refused)
                    .with("submitted", submitted)
                    .exception());
        }
        List<String> later = command.later() ? progress.later() : List.of();
        List<String> gone = submitted.stream().map(Moved::step).toList();
        JsonNode answer = json.valueToTree(new Submitted(submitted, waiting(progress, gone, later)));
        return Detached.from(bundles.answer(key, answer.toString(), progress.bundle(), later, command.who()));
    }

    private static List<Waiting> waiting(Progress progress, List<String> gone, List<String> later) {
        return progress.bundle().plan().steps().stream()
                .filter(step -> !gone.contains(step.key()))
                .filter(step -> progress.status(step) != Status.READY)
                .map(step -> {
                    Status status = progress.status(step);
                    return new Waiting(
                            step.key(),
                            status,
                            status.text(),
                            progress.open(step),
                            progress.unconfirmed(step),
                            later.contains(step.key()) || progress.filesItself(step));
                })
                .toList();
    }
}
