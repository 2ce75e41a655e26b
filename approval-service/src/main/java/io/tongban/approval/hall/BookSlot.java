package io.tongban.approval.hall;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.hall.HallBookings.Booked;
import io.tongban.approval.hall.HallController.BookRequest;
import io.tongban.approval.item.Item;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Books a slot for an item: as long as it has room, once an item, so many at a time. */
@Component
class BookSlot {

    record Command(UUID slot, Passport who, @Nullable String key, BookRequest request) {}

    /** The answer. */
    record Made(UUID id, UUID slot, String itemCode, String itemName, String state) {}

    private final HallBookings bookings;
    private final HallSlots slots;
    private final HallRules rules;
    private final KeptAnswers answers;
    private final JsonMapper json;
    private final Recurring outboxLoop;

    BookSlot(
            HallBookings bookings,
            HallSlots slots,
            HallRules rules,
            KeptAnswers answers,
            JsonMapper json,
            Recurring outboxLoop) {
        this.bookings = bookings;
        this.slots = slots;
        this.rules = rules;
        this.answers = answers;
        this.json = json;
        this.outboxLoop = outboxLoop;
    }

    /**
     * Fails with SLOT_NOT_FOUND, SLOT_CLOSED, SLOT_OVER, SLOT_FULL, SLOT_OTHER_ITEM, BOOKED_ALREADY, BOOKINGS_TOO_MANY,
     * ITEM_NOT_FOUND, APPLICATION_NOT_FOUND.
     */
    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey once = IdempotencyKey.of(
                command.who().personKey(), "hall-bookings/" + command.slot(), command.key(), command.request());
        // what is refused now may have been answered before, e.g. for an item that has ended since
        return rules.subject(command.request(), command.who())
                .flatMap(item -> book(command, item, once))
                .onErrorResume(
                        RefusedException.class, refused -> answers.find(once).switchIfEmpty(Mono.error(refused)));
    }

    private Mono<StoredAnswer> book(Command command, Item item, IdempotencyKey once) {
        OffsetDateTime now = rules.now();
        UUID id = UUID.randomUUID();
        String answer = json.writeValueAsString(new Made(id, command.slot(), item.code(), item.name(), "OPEN"));
        HallBookings.New booking = new HallBookings.New(
                id, command.slot(), item.code(), item.name(), command.request().application());
        return Detached.from(bookings.book(booking, command.who(), once, answer, now)
                .flatMap(booked -> booked == Booked.DONE
                        ? Mono.just(new StoredAnswer(once.bodyHash(), 201, answer))
                        : refused(command, booked, now))
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Refusal.of(ApprovalProblem.BOOKED_ALREADY).exception())
                .doOnNext(done -> outboxLoop.wake()));
    }

    private Mono<StoredAnswer> refused(Command command, Booked booked, OffsetDateTime now) {
        return booked == Booked.NO_ROOM
                ? Mono.error(Refusal.of(ApprovalProblem.BOOKINGS_TOO_MANY).exception())
                : slots.standing(command.slot(), command.request().itemCode(), now)
                        .map(BookSlot::why)
                        .defaultIfEmpty(ApprovalProblem.SLOT_NOT_FOUND)
                        .flatMap(problem -> Mono.error(Refusal.of(problem).exception()));
    }

    private static ApprovalProblem why(HallSlots.Standing standing) {
        if (standing.closed()) {
            return ApprovalProblem.SLOT_CLOSED;
        }
        if (standing.over()) {
            return ApprovalProblem.SLOT_OVER;
        }
        return standing.serves() ? ApprovalProblem.SLOT_FULL : ApprovalProblem.SLOT_OTHER_ITEM;
    }
}
