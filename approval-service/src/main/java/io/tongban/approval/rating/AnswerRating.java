package io.tongban.approval.rating;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.rating.RatingTasks.Move;
import io.tongban.approval.rating.RatingTasks.Outcome;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the organ does about a bad rating. The rater reads of it in a notice; the organ does not learn who it was. */
@Component
class AnswerRating {

    record Command(
            UUID rating,
            Passport who,
            @Nullable String key,
            Move move,
            @Nullable Outcome outcome,
            String text) {}

    /** What is answered. */
    record Stepped(UUID rating, Move action, @Nullable Outcome outcome) {}

    private final RatingTasks tasks;
    private final KeptAnswers answers;
    private final Recurring outboxLoop;
    private final Clock clock;
    private final JsonMapper json;

    AnswerRating(RatingTasks tasks, KeptAnswers answers, Recurring outboxLoop, Clock clock, JsonMapper json) {
        this.tasks = tasks;
        this.answers = answers;
        this.outboxLoop = outboxLoop;
        this.clock = clock;
        this.json = json;
    }

    /** Fails with RATING_NOT_FOUND, also of another organ, or RATING_TASK_STEP. */
    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "rating-task/" + command.rating() + "/" + command.move(),
                command.key(),
                command.outcome() + " " + command.text());
        String answer = json.writeValueAsString(new Stepped(command.rating(), command.move(), command.outcome()));
        RatingTasks.Step step =
                new RatingTasks.Step(command.rating(), command.move(), command.outcome(), Remark.of(command.text()));
        return Detached.from(tasks.step(step, command.who(), key, answer, OffsetDateTime.now(clock))
                .onErrorReturn(DuplicateKeyException.class, RatingTasks.Done.NOT_NOW)
                .flatMap(done -> switch (done) {
                    case DONE -> {
                        outboxLoop.wake();
                        yield Mono.just(new StoredAnswer(key.bodyHash(), 200, answer));
                    }
                    case NOT_NOW -> answers.find(key).switchIfEmpty(refused(ApprovalProblem.RATING_TASK_STEP));
                    case ABSENT -> refused(ApprovalProblem.RATING_NOT_FOUND);
                }));
    }

    private static Mono<StoredAnswer> refused(ApprovalProblem problem) {
        return Mono.error(() -> Refusal.of(problem).exception());
    }
}
