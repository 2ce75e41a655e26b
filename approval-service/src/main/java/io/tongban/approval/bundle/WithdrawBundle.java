package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.filing.WithdrawApplication;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Withdraws all of a bundle that is one's own: first nothing waits any more and drafts go into the bin, then each case is
 * withdrawn by its own move, also the one filed on site since the bundle began; an earlier one is no part of it. What the
 * law lets nobody withdraw stays and is named. The same request again does what a break left undone.
 */
@Component
class WithdrawBundle {

    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            @Nullable String reason) {}

    /** The answer. @param discarded keys of steps whose drafts lie in the bin */
    record Withdrawn(List<StepMoves.Moved> withdrawn, List<String> discarded, List<Stays> stays) {}

    record Stays(String step, String code, String detail) {}

    private final Bundles bundles;
    private final Waits waits;
    private final WithdrawApplication withdraw;
    private final Casework casework;
    private final JsonMapper json;

    WithdrawBundle(Bundles bundles, Waits waits, WithdrawApplication withdraw, Casework casework, JsonMapper json) {
        this.bundles = bundles;
        this.waits = waits;
        this.withdraw = withdraw;
        this.casework = casework;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        String owner = command.who().ownerKey();
        String reason = command.reason() == null ? "" : command.reason();
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(), "bundle-withdrawal/" + command.id(), command.key(), reason);
        return bundles.load(command.id(), owner, key)
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier()))
                        : Detached.from(waits.discard(bundle, owner, casework.now()))
                                .flatMap(discarded -> bundles.load(command.id(), owner, null)
                                        .flatMap(now -> withdraw(command, now, discarded, key))));
    }

    private Mono<StoredAnswer> withdraw(Command command, Bundle bundle, List<String> discarded, IdempotencyKey key) {
        List<Bundle.Case> cases = bundle.cases().stream()
                .filter(one -> one.own() && one.within() && !one.isDraft())
                .toList();
        List<Stays> stays = new ArrayList<>();
        return Flux.fromIterable(cases)
                .concatMap(one -> withdraw(command, one, key, stays))
                .collectList()
                .flatMap(withdrawn -> answer(new Withdrawn(withdrawn, discarded, stays), bundle, key, command));
    }

    private Mono<StepMoves.Moved> withdraw(Command command, Bundle.Case one, IdempotencyKey key, List<Stays> stays) {
        return withdraw.handle(new WithdrawApplication.Command(
                        one.id(), command.who(), StepMoves.keyOf(key, one.step()), command.reason(), null))
                .map(answer -> new StepMoves.Moved(one.step(), json.readTree(answer.body())))
                .onErrorResume(RefusedException.class, no -> {
                    Refusal refusal = no.refusal();
                    stays.add(new Stays(one.step(), refusal.problem().name(), refusal.detail()));
                    return Mono.empty();
                });
    }

    private Mono<StoredAnswer> answer(Withdrawn done, Bundle bundle, IdempotencyKey key, Command command) {
        if (done.withdrawn().isEmpty() && done.discarded().isEmpty()) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.NOTHING_TO_WITHDRAW)
                    .with("stays", done.stays())
                    .exception());
        }
        JsonNode answer = json.valueToTree(done);
        return Detached.from(bundles.answer(key, answer.toString(), bundle, List.of(), command.who()));
    }
}
