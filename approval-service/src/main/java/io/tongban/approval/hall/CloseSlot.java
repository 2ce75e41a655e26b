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
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Closes a slot that has not begun; who booked it is told why. */
@Component
class CloseSlot {

    private static final int ATTEMPTS = 20;

    private final HallSlots slots;
    private final HallRules rules;
    private final KeptAnswers answers;
    private final Recurring outboxLoop;
    private final JsonMapper json;

    CloseSlot(HallSlots slots, HallRules rules, KeptAnswers answers, Recurring outboxLoop, JsonMapper json) {
        this.slots = slots;
        this.rules = rules;
        this.answers = answers;
        this.outboxLoop = outboxLoop;
        this.json = json;
    }

    /** Fails with SLOT_NOT_FOUND, SLOT_CLOSED, SLOT_OVER; MOVED_MEANWHILE where bookings never stopped coming. */
    Mono<StoredAnswer> handle(UUID slot, Passport who, @Nullable String key, String reason) {
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "hall-closing/" + slot, key, reason);
        String answer = json.writeValueAsString(Map.of("id", slot, "closed", true));
        return Detached.from(attempt(slot, who, once, reason, answer, 1));
    }

    private Mono<StoredAnswer> attempt(
            UUID slot, Passport who, IdempotencyKey once, String reason, String answer, int attempt) {
        OffsetDateTime now = rules.now();
        return slots.close(slot, reason, who, once, answer, now)
                .onErrorReturn(DuplicateKeyException.class, false)
                .flatMap(done -> {
                    if (done) {
                        outboxLoop.wake();
                        return Mono.just(new StoredAnswer(once.bodyHash(), 200, answer));
                    }
                    return answers.find(once)
                            .switchIfEmpty(Mono.defer(() -> still(slot, who, now)
                                    .flatMap(open -> attempt < ATTEMPTS
                                            ? attempt(slot, who, once, reason, answer, attempt + 1)
                                            : Mono.error(() -> Refusal.of(ApprovalProblem.MOVED_MEANWHILE)
                                                    .exception()))));
                });
    }

    /** The slot where it still could be closed; else fails with the reason. */
    private Mono<HallSlots.Standing> still(UUID slot, Passport who, OffsetDateTime now) {
        return slots.standing(slot, OpenSlots.ANY, now)
                .filter(standing -> standing.organ().equals(who.organ()))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.SLOT_NOT_FOUND).exception()))
                .flatMap(standing -> standing.closed() || standing.over()
                        ? Mono.error(
                                Refusal.of(standing.closed() ? ApprovalProblem.SLOT_CLOSED : ApprovalProblem.SLOT_OVER)
                                        .exception())
                        : Mono.just(standing));
    }
}
