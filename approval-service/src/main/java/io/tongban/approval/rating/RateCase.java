package io.tongban.approval.rating;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.rating.RatingController.RateRequest;
import io.tongban.approval.rating.RatingViews.RatingView;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the one rating of a closed case; a bad one opens a task by the same statement. */
@Component
class RateCase {

    record Command(UUID id, Passport who, @Nullable String key, RateRequest request) {}

    /** What is answered. */
    record Rated(UUID id, Level level, String levelText) {}

    private final Casework casework;
    private final Ratings ratings;
    private final RatingViews views;
    private final KeptAnswers answers;
    private final JsonMapper json;

    RateCase(Casework casework, Ratings ratings, RatingViews views, KeptAnswers answers, JsonMapper json) {
        this.casework = casework;
        this.ratings = ratings;
        this.views = views;
        this.answers = answers;
        this.json = json;
    }

    /** Fails with APPLICATION_NOT_FOUND, NOT_CLOSED, RATED_BEFORE. */
    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "rating/" + command.id(),
                command.key(),
                json.writeValueAsString(command.request()));
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : rate(application, command, key));
    }

    private Mono<StoredAnswer> rate(Application application, Command command, IdempotencyKey key) {
        if (!Closed.is(application)) {
            throw Refusal.of(ApprovalProblem.NOT_CLOSED).exception();
        }
        RateRequest request = command.request();
        UUID id = UUID.randomUUID();
        Level level = request.level();
        String answer = json.writeValueAsString(new Rated(id, level, level.text()));
        List<RatingTag> tags = request.tags() == null ? List.of() : request.tags();
        String text = request.text() == null ? "" : Remark.of(request.text());
        Ratings.New given = new Ratings.New(
                id,
                application.id(),
                command.who().ownerKey(),
                level,
                tags.stream().distinct().map(RatingTag::name).toList(),
                text);
        return Detached.from(ratings.rate(given, key, answer, casework.now())
                .onErrorReturn(DuplicateKeyException.class, false)
                .flatMap(done -> done
                        ? Mono.just(new StoredAnswer(key.bodyHash(), 201, answer))
                        : answers.find(key)
                                .switchIfEmpty(Mono.error(() ->
                                        Refusal.of(ApprovalProblem.RATED_BEFORE).exception()))));
    }

    /** One's own rating and what was done about it. Fails with NOT_RATED. */
    Mono<RatingView> own(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(application -> ratings.ofCase(application.id()))
                .map(views::of)
                .switchIfEmpty(
                        Mono.error(() -> Refusal.of(ApprovalProblem.NOT_RATED).exception()));
    }
}
