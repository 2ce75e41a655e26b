package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Calendars2024To2026;
import io.tongban.approval.calendar.WorkingDays;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The clock of a licence a second time, from process.md and by another way: no fold,
 * each date is looked up in the whole log, working days are taken from a sorted set.
 */
final class SecondClock {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    private final TreeSet<LocalDate> workdays;

    SecondClock() {
        WorkingDays days = Calendars2024To2026.load();
        workdays = FIRST.datesUntil(END).filter(days::isWorkday).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Last day of so many working days after the trigger; empty past the published years. */
    Optional<LocalDate> after(LocalDate trigger, int value) {
        return workdays.tailSet(trigger, false).stream().skip(value - 1L).findFirst();
    }

    /** Day of receipt that counts: of the correction, where there is one. */
    Optional<LocalDate> receipt(List<Entry> log) {
        return last(log, Action.CORRECT).or(() -> last(log, Action.SUBMIT));
    }

    boolean waitsForApplicant(List<Entry> log) {
        return last(log, Action.REQUEST_CORRECTION).isPresent()
                && last(log, Action.CORRECT).isEmpty();
    }

    /** at the end of the fifth working day silence accepts, from the day of receipt. */
    Optional<LocalDate> accepted(List<Entry> log, LocalDate today) {
        Optional<LocalDate> limit = receipt(log).flatMap(day -> after(day, 5));
        Optional<LocalDate> express = last(log, Action.ACCEPT);
        boolean inTime =
                express.isPresent() && (limit.isEmpty() || !express.get().isAfter(limit.get()));
        if (inTime) {
            return express;
        }
        boolean ended = log.stream()
                .anyMatch(e -> e.action() == Action.WITHDRAW
                        || e.action() == Action.REFUSE_ACCEPTANCE
                        || e.action() == Action.RETURN);
        boolean silent = limit.isPresent() && today.isAfter(limit.get()) && !waitsForApplicant(log);
        return express.isPresent() || silent && !ended ? receipt(log) : Optional.empty();
    }

    /** twenty at the city from acceptance, ten at the province from the forwarding. */
    Optional<LocalDate> stage(List<Entry> log, LocalDate today) {
        Optional<LocalDate> forwarded = last(log, Action.FORWARD);
        return forwarded.isPresent()
                ? after(forwarded.get(), 10)
                : accepted(log, today).flatMap(day -> after(day, 20));
    }

    Optional<LocalDate> delivery(List<Entry> log) {
        return last(log, Action.GRANT).or(() -> last(log, Action.DENY)).flatMap(day -> after(day, 10));
    }

    private static Optional<LocalDate> last(List<Entry> log, Action action) {
        return log.stream()
                .filter(entry -> entry.action() == action)
                .map(Entry::on)
                .reduce((first, second) -> second);
    }
}
