package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.calendar.SecondCalendar;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock a second time, from process.md and by another way: no fold, each
 * date is looked up in the whole log, and working days come from the second calendar.
 */
final class SecondClock {

    private final SecondCalendar calendar = new SecondCalendar();

    /** Last day of a period; empty past the published years. */
    Optional<LocalDate> after(LocalDate trigger, Period period) {
        if (period.unit() == Unit.DAY) {
            return Optional.of(LocalDate.ofEpochDay(trigger.toEpochDay() + period.value()));
        }
        if (period.unit() == Unit.MONTH) {
            YearMonth month = YearMonth.from(trigger).plusMonths(period.value());
            return Optional.of(month.atDay(Math.min(trigger.getDayOfMonth(), month.lengthOfMonth())));
        }
        return workdays(trigger, period.value());
    }

    Optional<LocalDate> workdays(LocalDate trigger, int value) {
        if (trigger.getYear() > 2026) {
            return Optional.empty();
        }
        return calendar.lastDay(trigger, value).stream()
                .mapToObj(trigger::plusDays)
                .findFirst();
    }

    /** Day of receipt that counts: of the correction, where there is one. */
    Optional<LocalDate> receipt(List<Entry> log) {
        return last(log, Action.CORRECT).or(() -> last(log, Action.SUBMIT)).or(() -> last(log, Action.INITIATE));
    }

    boolean waitsForApplicant(List<Entry> log) {
        return times(log, Action.REQUEST_CORRECTION) + times(log, Action.REQUEST_CORRECTION_AGAIN)
                > times(log, Action.CORRECT);
    }

    /** A stop from the day after {@code on} to {@code through}; null while it lasts. */
    private record Stop(LocalDate on, @Nullable LocalDate through) {}

    /** what is left of the period when a stop begins runs on after its end; a stop after the last day is none. */
    Optional<LocalDate> stoppable(LocalDate trigger, Period period, List<Entry> log) {
        Optional<LocalDate> end = after(trigger, period);
        for (Stop stop : everyStop(log)) {
            LocalDate from = stop.on().isBefore(trigger) ? trigger : stop.on();
            if (end.isEmpty() || end.get().isBefore(from)) {
                return end;
            }
            LocalDate through = stop.through();
            if (through == null) {
                return Optional.empty();
            }
            if (through.isAfter(from)) {
                end = rest(from, end.get(), through, period.unit());
            }
        }
        return end;
    }

    /** What was told in writing (许可法第四十五条), first and again, or twenty days to hold a hearing (第四十七条). */
    Optional<LocalDate> stop(List<Entry> log) {
        int at = log.size() - 1;
        while (at >= 0 && !isStop(log.get(at).action()) && !isEnd(log.get(at).action())) {
            at--;
        }
        if (at < 0 || isEnd(log.get(at).action())) {
            return Optional.empty();
        }
        Entry stop = log.get(at);
        int told = stop.action() == Action.REQUEST_HEARING
                ? 20
                : log.subList(at, log.size()).stream()
                        .filter(entry -> entry.action() == Action.SUSPEND || entry.action() == Action.EXTEND_SUSPENSION)
                        .mapToInt(Entry::days)
                        .sum();
        return told == 0 ? Optional.empty() : workdays(stop.on(), told);
    }

    /** Where nothing is left, the last day was that of the stop: then it is that of its end, or the next working day. */
    private Optional<LocalDate> rest(LocalDate from, LocalDate end, LocalDate through, Unit unit) {
        if (unit != Unit.WORKDAY) {
            return Optional.of(through.plusDays(end.toEpochDay() - from.toEpochDay()));
        }
        if (through.getYear() > 2026) {
            return Optional.empty();
        }
        int left = (int) from.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(calendar::isWorkday)
                .count();
        return left == 0 && calendar.isWorkday(through) ? Optional.of(through) : workdays(through, Math.max(left, 1));
    }

    private static List<Stop> everyStop(List<Entry> log) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (isStop(log.get(i).action())) {
                LocalDate through = log.subList(i, log.size()).stream()
                        .filter(entry -> isEnd(entry.action()))
                        .map(Entry::on)
                        .findFirst()
                        .orElse(null);
                stops.add(new Stop(log.get(i).on(), through));
            }
        }
        return stops;
    }

    static long stops(List<Entry> log) {
        return log.stream().filter(entry -> isStop(entry.action())).count();
    }

    static long ends(List<Entry> log) {
        return log.stream().filter(entry -> isEnd(entry.action())).count();
    }

    private static boolean isStop(Action action) {
        return action == Action.SUSPEND || action == Action.REQUEST_HEARING;
    }

    private static boolean isEnd(Action action) {
        return action == Action.RESUME || action == Action.HOLD_HEARING;
    }

    static long times(List<Entry> log, Action action) {
        return log.stream().filter(entry -> entry.action() == action).count();
    }

    private static Period longer(Period period, int days) {
        return new Period(period.value() + days, period.unit());
    }

    private static int extension(List<Entry> log) {
        return log.stream()
                .filter(entry -> entry.action() == Action.EXTEND)
                .mapToInt(Entry::days)
                .sum();
    }

    /** Five working days, of a licence only; none while the applicant corrects, none from an announced day. */
    Optional<LocalDate> acceptance(Terms terms, List<Entry> log) {
        boolean has = terms.kind() == Kind.LICENCE && terms.from() != Trigger.ANNOUNCED && !waitsForApplicant(log);
        return has ? receipt(log).flatMap(day -> workdays(day, 5)) : Optional.empty();
    }

    /** at the end of the fifth working day silence accepts, from the day of receipt. */
    Optional<LocalDate> accepted(Terms terms, List<Entry> log, LocalDate today) {
        boolean written = log.stream().anyMatch(entry -> Boolean.TRUE.equals(entry.silent()));
        if (written || last(log, Action.DEEM_ACCEPTANCE).isPresent()) {
            return receipt(log);
        }
        Optional<LocalDate> express = last(log, Action.ACCEPT);
        // found to be in time on its day, or possible in time only
        boolean inTime = log.stream().anyMatch(entry -> Boolean.FALSE.equals(entry.silent()));
        if (inTime || last(log, Action.REFUSE_ACCEPTANCE).isPresent()) {
            return express;
        }
        LocalDate until = express.or(() -> ended(log)).orElse(today);
        boolean silent = acceptance(terms, log).filter(until::isAfter).isPresent();
        return silent ? receipt(log) : express;
    }

    /** the city's part from acceptance, the next organ's from the forwarding. */
    Optional<LocalDate> stage(Terms terms, List<Entry> log, LocalDate today) {
        Optional<LocalDate> accepted = accepted(terms, log, today);
        if (terms.stages().isEmpty() || accepted.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> forwarded = last(log, Action.FORWARD);
        int at = log.indexOf(log.stream()
                .filter(entry -> entry.action() == Action.FORWARD)
                .findFirst()
                .orElse(null));
        return at >= 0 && terms.stages().size() > 1
                ? stoppable(
                        forwarded.orElseThrow(),
                        longer(terms.stages().get(1), extension(log.subList(at, log.size()))),
                        log)
                : stoppable(
                        accepted.get(),
                        longer(
                                terms.stages().get(0),
                                extension(at < 0 || terms.stages().size() == 1 ? log : log.subList(0, at))),
                        log);
    }

    Optional<LocalDate> decision(Terms terms, List<Entry> log, LocalDate today) {
        // several organs together have forty-five working days, whatever the item says
        Period period = terms.joint() ? new Period(45, Unit.WORKDAY) : terms.statutory();
        return from(terms.from(), longer(period, extension(log)), terms, log, today);
    }

    /** The item's own period, or its promise. */
    Optional<LocalDate> from(Trigger trigger, Period period, Terms terms, List<Entry> log, LocalDate today) {
        Optional<LocalDate> start = switch (trigger) {
            case RECEIVED -> waitsForApplicant(log) ? Optional.<LocalDate>empty() : receipt(log);
            case ACCEPTED -> accepted(terms, log, today);
            case ANNOUNCED -> Optional.ofNullable(terms.announcedOn());
        };
        return start.flatMap(day -> stoppable(day, period, log));
    }

    Optional<LocalDate> delivery(Terms terms, List<Entry> log) {
        return terms.kind() == Kind.LICENCE
                ? last(log, Action.GRANT)
                        .or(() -> last(log, Action.DENY))
                        .or(() -> last(log, Action.RECORD_GRANT))
                        .or(() -> last(log, Action.RECORD_DENIAL))
                        .flatMap(day -> workdays(day, 10))
                : Optional.empty();
    }

    private static Optional<LocalDate> ended(List<Entry> log) {
        return last(log, Action.WITHDRAW).or(() -> last(log, Action.RETURN));
    }

    private static Optional<LocalDate> last(List<Entry> log, Action action) {
        return log.stream()
                .filter(entry -> entry.action() == action)
                .map(Entry::on)
                .reduce((first, second) -> second);
    }
}
