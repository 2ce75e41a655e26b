package io.tongban.approval.hall;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** How a booking ends: cancelled in time by whose it is, or marked at the hall on its day; absence has no consequence [A]. */
@Component
class ChangeBooking {

    private final HallBookings bookings;
    private final HallRules rules;
    private final KeptAnswers answers;
    private final Recurring outboxLoop;
    private final JsonMapper json;

    ChangeBooking(HallBookings bookings, HallRules rules, KeptAnswers answers, Recurring outboxLoop, JsonMapper json) {
        this.bookings = bookings;
        this.rules = rules;
        this.answers = answers;
        this.outboxLoop = outboxLoop;
        this.json = json;
    }

    /** Fails with BOOKING_NOT_FOUND, BOOKING_ENDED, CANCEL_TOO_LATE. */
    Mono<StoredAnswer> cancel(UUID id, Passport who, @Nullable String key) {
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "hall-cancellation/" + id, key, "");
        OffsetDateTime now = rules.now();
        String answer = answer(id, "CANCELLED");
        return changed(
                        bookings.cancel(id, who, once, answer, now),
                        once,
                        answer,
                        refusal(
                                id,
                                who,
                                now,
                                standing -> standing.state().equals("OPEN")
                                        ? ApprovalProblem.CANCEL_TOO_LATE
                                        : ApprovalProblem.BOOKING_ENDED))
                .doOnNext(done -> outboxLoop.wake());
    }

    /** Fails with BOOKING_NOT_FOUND, BOOKING_ENDED, NOT_TODAY, NOT_BEGUN for who is missed too early. */
    Mono<StoredAnswer> mark(UUID id, Passport who, @Nullable String key, boolean arrived) {
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "hall-arrival/" + id, key, arrived);
        OffsetDateTime now = rules.now();
        String state = arrived ? "ARRIVED" : "ABSENT";
        String answer = answer(id, state);
        return changed(
                bookings.mark(id, state, who, once, answer, now),
                once,
                answer,
                refusal(id, who, now, standing -> unmarked(standing, now)));
    }

    private static ApprovalProblem unmarked(HallBookings.Standing standing, OffsetDateTime now) {
        if (!standing.day().equals(now.toLocalDate())) {
            return ApprovalProblem.NOT_TODAY;
        }
        boolean marked = standing.state().equals("OPEN")
                || standing.state().equals("ARRIVED")
                || standing.state().equals("ABSENT");
        return marked ? ApprovalProblem.NOT_BEGUN : ApprovalProblem.BOOKING_ENDED;
    }

    private Mono<StoredAnswer> changed(
            Mono<Boolean> change, IdempotencyKey once, String answer, Mono<StoredAnswer> refusal) {
        return Detached.from(change.onErrorReturn(DuplicateKeyException.class, false)
                .flatMap(done -> done
                        ? Mono.just(new StoredAnswer(once.bodyHash(), 200, answer))
                        : answers.find(once).switchIfEmpty(refusal)));
    }

    private Mono<StoredAnswer> refusal(
            UUID id, Passport who, OffsetDateTime now, Function<HallBookings.Standing, ApprovalProblem> why) {
        return bookings.standing(id, who, now)
                .map(why)
                .defaultIfEmpty(ApprovalProblem.BOOKING_NOT_FOUND)
                .flatMap(problem -> Mono.error(Refusal.of(problem).exception()));
    }

    private String answer(UUID id, String state) {
        return json.writeValueAsString(Map.of("id", id, "state", state));
    }
}
