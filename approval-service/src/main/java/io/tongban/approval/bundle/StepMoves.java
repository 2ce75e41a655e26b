package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.filing.CheckDraft;
import io.tongban.approval.filing.SubmitApplication;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The submissions of the steps of a bundle, each under a key that follows from the bundle's. */
@Component
class StepMoves {

    private static final int AT_ONCE = 4;

    private final CheckDraft check;
    private final SubmitApplication submit;
    private final Bundles bundles;
    private final JsonMapper json;

    StepMoves(CheckDraft check, SubmitApplication submit, Bundles bundles, JsonMapper json) {
        this.check = check;
        this.submit = submit;
        this.bundles = bundles;
        this.json = json;
    }

    /** @param answer {@code MoveAnswer} of its submission */
    record Moved(String step, JsonNode answer) {}

    record Result(List<Moved> moved, List<Fault> refused) {}

    /** All that is wrong with any of them, with the step before the pointer. */
    Mono<List<Fault>> faults(SubmitBundle.Command command, Map<String, Application> drafts) {
        return Flux.fromIterable(drafts.entrySet())
                .flatMapSequential(
                        one -> check.faults(one.getValue(), command.versions().get(one.getKey()))
                                .flatMapIterable(faults -> faults)
                                .map(fault -> of(one.getKey(), fault)),
                        AT_ONCE)
                .collectList();
    }

    /** One after the other; what one is refused for does not stop the next. */
    Mono<Result> all(SubmitBundle.Command command, IdempotencyKey key, Map<String, Application> drafts) {
        List<Fault> refused = new ArrayList<>();
        return Flux.fromIterable(drafts.entrySet())
                .concatMap(one -> submit(command, key, one.getKey(), one.getValue())
                        .map(answer -> moved(one.getKey(), answer.body()))
                        .onErrorResume(RefusedException.class, no -> {
                            refused.addAll(of(one.getKey(), no.refusal()));
                            return Mono.empty();
                        }))
                .collectList()
                .map(moved -> new Result(moved, refused));
    }

    private Mono<StoredAnswer> submit(
            SubmitBundle.Command command, IdempotencyKey key, String step, Application draft) {
        return submit.handle(new SubmitApplication.Command(
                draft.id(),
                command.who(),
                keyOf(key, step),
                command.body(),
                command.versions().get(step),
                null));
    }

    /** What was submitted under this key before the request was cut off. */
    Mono<List<Moved>> earlier(Bundle bundle, IdempotencyKey key) {
        List<Bundle.Case> cases = bundle.cases().stream()
                .filter(one -> one.own() && one.drafted() && !one.isDraft())
                .toList();
        if (cases.isEmpty()) {
            return Mono.just(List.of());
        }
        return bundles.answers(
                        key.owner(),
                        cases.stream()
                                .map(one -> Action.SUBMIT.path() + "/" + one.id())
                                .toList(),
                        cases.stream().map(one -> keyOf(key, one.step())).toList())
                .map(found -> cases.stream()
                        .filter(one -> found.containsKey(keyOf(key, one.step())))
                        .map(one -> moved(one.step(), String.valueOf(found.get(keyOf(key, one.step())))))
                        .toList());
    }

    private Moved moved(String step, String answer) {
        return new Moved(step, json.readTree(answer));
    }

    static String keyOf(IdempotencyKey key, String step) {
        return Sm3.hex((key.key() + " " + step).getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong by a refusal: its faults, or itself. */
    static List<Fault> faults(Refusal refusal) {
        Fault itself = new Fault("", refusal.problem().name(), refusal.detail(), refusal.detailEn());
        return refusal.faults().isEmpty() ? List.of(itself) : refusal.faults();
    }

    private static List<Fault> of(String step, Refusal refusal) {
        return faults(refusal).stream().map(fault -> of(step, fault)).toList();
    }

    private static Fault of(String step, Fault fault) {
        return new Fault(
                "/steps/" + Shares.escaped(step) + fault.pointer(), fault.code(), fault.detail(), fault.detailEn());
    }
}
