package io.tongban.approval.office;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.office.HandOverController.HandOverRequest;
import io.tongban.approval.office.HandOverController.HandOversRequest;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 移交: a claimed case goes to a named colleague; the supervisor hands over what an absent official holds. */
@Component
class HandOverCase {

    record Command<R>(Passport who, @Nullable String key, R request) {}

    /** In these the next step may be anybody's, whatever they did before. */
    private static final Set<State> ALONE =
            Set.of(State.SUBMITTED, State.CORRECTING, State.GRANTED, State.DENIED, State.EFFECTED);

    /** What is possible in any state is no reason to be handed a case. */
    private static final Set<Action> BESIDE = Set.of(Action.DECLARE_CONFLICT, Action.DECIDE_RECUSAL, Action.TERMINATE);

    private final Casework casework;
    private final Colleagues colleagues;
    private final HandOvers handOvers;
    private final KeptAnswers answers;

    HandOverCase(Casework casework, Colleagues colleagues, HandOvers handOvers, KeptAnswers answers) {
        this.casework = casework;
        this.colleagues = colleagues;
        this.handOvers = handOvers;
        this.answers = answers;
    }

    Mono<StoredAnswer> one(UUID id, Command<HandOverRequest> command) {
        Passport who = command.who();
        IdempotencyKey key = IdempotencyKey.of(who.personKey(), "hand-over/" + id, command.key(), command.request());
        return casework.find(id, who, key).flatMap(application -> {
            if (application.earlier() != null) {
                return Mono.just(key.replay(application.earlier()));
            }
            String from = holder(application, who);
            return colleague(command.request().to(), from, who).flatMap(to -> {
                if (!canGoOn(application, to)) {
                    throw Refusal.of(ApprovalProblem.COLLEAGUE_WITHOUT_STEP).exception();
                }
                var what =
                        new HandOvers.HandOver(who, from, to, command.request().reason(), casework.now());
                return kept(handOvers.one(id, what, key), key);
            });
        });
    }

    Mono<StoredAnswer> all(Command<HandOversRequest> command) {
        Passport who = command.who();
        HandOversRequest request = command.request();
        IdempotencyKey key = IdempotencyKey.of(who.personKey(), "hand-overs", command.key(), request);
        return answers.find(key)
                .switchIfEmpty(colleague(request.to(), request.from(), who).flatMap(to -> {
                    var what = new HandOvers.HandOver(who, request.from(), to, request.reason(), casework.now());
                    List<String> alone = ALONE.stream().map(State::name).toList();
                    return kept(handOvers.all(what, states(to), alone, key), key);
                }));
    }

    /** Who holds the case, if this person may take it from there. */
    private static String holder(Application application, Passport who) {
        if (!application.holder().equals(who.organ())) {
            throw Refusal.of(ApprovalProblem.CASE_HELD_HERE).exception();
        }
        String from = application.claimedBy();
        if (from == null) {
            throw Refusal.of(ApprovalProblem.NOT_CLAIMED).exception();
        }
        if (!from.equals(who.personKey()) && !who.has("supervisor")) {
            throw Refusal.of(ApprovalProblem.CLAIMED_BY_ANOTHER).exception();
        }
        return from;
    }

    private Mono<Passport> colleague(String to, String from, Passport who) {
        String organ = who.organ();
        return colleagues
                .find(to, organ == null ? "" : organ)
                .filter(found -> !to.equals(from))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.COLLEAGUE_UNKNOWN).exception()));
    }

    /** Asks the law for the colleague, as if nobody had claimed the case. */
    private boolean canGoOn(Application application, Passport to) {
        var facts = application.facts(casework.statutoryClock(), casework.today());
        return Lifecycle.openActions(facts, application.actor(to)).stream().anyMatch(HandOverCase::goesOn);
    }

    private static boolean goesOn(Move move) {
        return !BESIDE.contains(move.action());
    }

    /** From where the colleague's roles move a case of any kind. */
    private static List<String> states(Passport to) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Lifecycle.table(kind).stream())
                .filter(HandOverCase::goesOn)
                .filter(move -> to.has(move.by().name().toLowerCase(Locale.ROOT)))
                .map(Move::from)
                .map(State::name)
                .distinct()
                .toList();
    }

    private Mono<StoredAnswer> kept(Mono<String> written, IdempotencyKey key) {
        return written.map(body -> new StoredAnswer(key.bodyHash(), 200, body))
                .onErrorResume(DuplicateKeyException.class, taken -> answers.find(key))
                .switchIfEmpty(answers.find(key))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.MOVED_MEANWHILE).exception()));
    }
}
