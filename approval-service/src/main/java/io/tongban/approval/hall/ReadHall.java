package io.tongban.approval.hall;

import io.tongban.approval.application.Pages;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of free slots, of one's own bookings, and of who comes to the own hall on a day. */
@Component
class ReadHall {

    private static final List<String> KEYS = List.of("beginsAt", "id");
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final OffsetDateTime EVER = OffsetDateTime.of(9000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final HallSlots slots;
    private final HallBookings bookings;
    private final HallRules rules;
    private final Pages pages;

    ReadHall(HallSlots slots, HallBookings bookings, HallRules rules, Pages pages) {
        this.slots = slots;
        this.bookings = bookings;
        this.rules = rules;
        this.pages = pages;
    }

    /** @param item empty for all; @param day null for all that are to come */
    record Wanted(String organ, String item, @Nullable LocalDate day) {}

    Mono<String> free(Wanted wanted, @Nullable String cursor, int limit) {
        OffsetDateTime now = rules.now();
        LocalDate day = wanted.day();
        OffsetDateTime until = day == null ? EVER : morning(day.plusDays(1));
        OffsetDateTime from =
                day != null && morning(day).isAfter(now) ? morning(day).minusNanos(1000) : now;
        String filters = wanted.toString();
        HallBookings.After after = after(cursor, filters, from, FIRST, limit);
        return slots.free(new HallSlots.Question(
                        wanted.organ(), wanted.item(), from, until, after.time(), after.id(), after.limit()))
                .map(rows -> pages.of(rows, Pages.size(limit), filters, KEYS));
    }

    Mono<String> own(Passport who, @Nullable String cursor, int limit) {
        String filters = who.ownerKey();
        return bookings.own(filters, after(cursor, filters, EVER, LAST, limit))
                .map(rows -> pages.of(rows, Pages.size(limit), filters, KEYS));
    }

    /** @param day null for today */
    Mono<String> visits(Passport who, @Nullable LocalDate day, @Nullable String cursor, int limit) {
        LocalDate of = day == null ? rules.now().toLocalDate() : day;
        String organ = String.valueOf(who.organ());
        String filters = organ + " " + of;
        return bookings.ofDay(organ, of, after(cursor, filters, morning(of).minusDays(1), FIRST, limit))
                .map(rows -> pages.of(rows, Pages.size(limit), filters, KEYS));
    }

    private OffsetDateTime morning(LocalDate day) {
        return day.atStartOfDay(rules.zone()).toOffsetDateTime();
    }

    private static HallBookings.After after(
            @Nullable String cursor, String filters, OffsetDateTime time, UUID id, int limit) {
        Cursor after = Cursor.decode(cursor, filters, 2);
        int size = Pages.size(limit) + 1;
        return after == null
                ? new HallBookings.After(time, id, size)
                : new HallBookings.After(after.key(0, OffsetDateTime::parse), after.key(1, UUID::fromString), size);
    }
}
