package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.commitment.CommitmentSteps.Step;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The way of every step about a signed commitment: load or 404, the first answer, ask, write or say that somebody was faster. */
@Component
class CommitmentWork {

    private static final Set<State> ENDED_WITHOUT = EnumSet.of(
            State.DRAFT, State.NOT_ACCEPTED, State.RETURNED, State.WITHDRAWN, State.TERMINATED, State.DENIED);

    private final Casework casework;
    private final CommitmentSteps steps;
    private final Recurring outboxLoop;
    private final JsonMapper json;

    CommitmentWork(Casework casework, CommitmentSteps steps, Recurring outboxLoop, JsonMapper json) {
        this.casework = casework;
        this.steps = steps;
        this.outboxLoop = outboxLoop;
        this.json = json;
    }

    /** @param operation last word of the address */
    record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            String operation,
            Object request) {}

    /** The answer of every step. */
    record StepView(@Nullable UUID id, String material, Standing state, String stateName) {}

    /**
     * @param act for which an official's organ has authority over the item: accept, review or decide; empty for the applicant
     * @param decide refuses or says what is done
     */
    Mono<StoredAnswer> step(Command command, String act, BiFunction<Application, Committed, Step> decide) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "commitment-" + command.operation() + "/" + command.id() + "/" + command.material(),
                command.key(),
                command.request());
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : write(command, act, application, key, decide));
    }

    private Mono<StoredAnswer> write(
            Command command,
            String act,
            Application application,
            IdempotencyKey key,
            BiFunction<Application, Committed, Step> decide) {
        checkActor(application, command.who(), act);
        Committed commitment = application
                .commitment(command.material())
                .filter(Committed::isSigned)
                .orElseThrow(() -> refusal(ApprovalProblem.COMMITMENT_NOT_FOUND));
        if (!isLive(application)) {
            throw refusal(ApprovalProblem.COMMITMENT_STEP);
        }
        Step step = decide.apply(application, commitment);
        StepView view = new StepView(
                commitment.id(), commitment.material(), step.to(), step.to().text());
        String answer = json.writeValueAsString(view);
        return Detached.from(steps.write(step, command.who(), key, answer, casework.now())
                        .onErrorReturn(DuplicateKeyException.class, false))
                .flatMap(done -> {
                    if (!done) {
                        return lost(command, key);
                    }
                    outboxLoop.wake();
                    return Mono.just(new StoredAnswer(key.bodyHash(), 200, answer));
                });
    }

    private Mono<StoredAnswer> lost(Command command, IdempotencyKey key) {
        return casework.find(command.id(), command.who(), key).map(now -> {
            if (now.earlier() != null) {
                return key.replay(now.earlier());
            }
            throw refusal(ApprovalProblem.MOVED_MEANWHILE);
        });
    }

    /** The case is in process, or what it asked for was granted. */
    static boolean isLive(Application application) {
        return application.state() == State.DELIVERED
                ? isGranted(application)
                : !ENDED_WITHOUT.contains(application.state());
    }

    static boolean isGranted(Application application) {
        boolean decided = application.state() == State.GRANTED || application.state() == State.DELIVERED;
        return decided && application.log().stream().anyMatch(entry -> entry.to() == State.GRANTED);
    }

    static void checkState(Committed commitment, Standing... from) {
        if (!Set.of(from).contains(commitment.state())) {
            throw refusal(ApprovalProblem.COMMITMENT_STEP);
        }
    }

    private static void checkActor(Application application, Passport who, String act) {
        if (act.isEmpty()) {
            return;
        }
        if (!application.holder().equals(who.organ())) {
            throw refusal(ApprovalProblem.CASE_HELD_HERE);
        }
        if (!application.organActs().contains(act)) {
            throw refusal(ApprovalProblem.NO_AUTHORITY);
        }
        if (application.standsAside(who)) {
            throw refusal(ApprovalProblem.NOT_CONFLICTED);
        }
    }

    private static RuntimeException refusal(ApprovalProblem problem) {
        return Refusal.of(problem).exception();
    }
}
