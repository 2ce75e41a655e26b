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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The clock a second time, from process.md and by another way: no fold, each
 * limit is looked up in the whole log; what a stop leaves of a period runs on after it; lights are found by walking day by
 * day; working days come from the second calendar.
 */
final class SecondClock {

    private static final Set<Action> STOPS = Set.of(Action.SUSPEND, Action.REQUEST_HEARING);
    private static final Set<Action> ENDS = Set.of(Action.RESUME, Action.HOLD_HEARING, Action.WAIVE_HEARING);

    private final SecondCalendar calendar = new SecondCalendar();

    /** What is said of a limit: a day, 停止, 待公布 or 无; and for a day when its light turns yellow and red. */
    record Limit(
            String told,
            @Nullable LocalDate yellow,
            @Nullable LocalDate red) {

        static final Limit NONE = new Limit("无", null, null);
        static final Limit STOPPED = new Limit("停止", null, null);
        static final Limit UNKNOWN = new Limit("待公布", null, null);

        boolean isDay() {
            return yellow != null;
        }
    }

    /** A stop from the day after {@code on} to {@code through}; null while it lasts. */
    private record Stop(LocalDate on, @Nullable LocalDate through) {
        boolean covers(LocalDate day) {
            return through != null && on.isBefore(day) && !through.isBefore(day);
        }
    }

    /** Five working days, of a licence only; none while the applicant corrects, none from an announced day. */
    Limit acceptance(Terms terms, List<Entry> log) {
        if (terms.kind() != Kind.LICENCE
                || terms.from() == Trigger.ANNOUNCED
                || receipt(log).isEmpty()) {
            return Limit.NONE;
        }
        return waitsForApplicant(log) ? Limit.STOPPED : plain(receipt(log).orElseThrow(), new Period(5, Unit.WORKDAY));
    }

    /** The day that the last notice of correction names. */
    Limit answer(List<Entry> log) {
        LocalDate until = waitsForApplicant(log)
                ? log.stream()
                        .filter(entry -> isCorrection(entry.action()))
                        .map(Entry::until)
                        .reduce((first, second) -> second)
                        .orElse(null)
                : null;
        return until == null ? Limit.NONE : new Limit(until.toString(), until, until);
    }

    /** at the end of the fifth working day silence accepts, from the day of receipt; what was in time stays so. */
    Optional<LocalDate> accepted(Terms terms, List<Entry> log, LocalDate today) {
        boolean written = log.stream().anyMatch(entry -> Boolean.TRUE.equals(entry.silent()));
        if (written || last(log, Action.DEEM_ACCEPTANCE).isPresent()) {
            return receipt(log);
        }
        Optional<LocalDate> express = last(log, Action.ACCEPT);
        boolean inTime = log.stream().anyMatch(entry -> Boolean.FALSE.equals(entry.silent()));
        if (inTime || last(log, Action.REFUSE_ACCEPTANCE).isPresent()) {
            return express;
        }
        LocalDate until = express.or(() -> last(log, Action.WITHDRAW))
                .or(() -> last(log, Action.RETURN))
                .or(() -> last(log, Action.TERMINATE))
                .or(() -> last(log, Action.DEEM_RENEWAL))
                .orElse(today);
        Limit limit = acceptance(terms, log);
        boolean silent = limit.isDay() && until.isAfter(LocalDate.parse(limit.told()));
        return silent ? receipt(log) : express;
    }

    /** the first organ's part from acceptance, each next one's from its forwarding; an extension is of its part. */
    Limit stage(Terms terms, List<Entry> log, LocalDate today) {
        int parts = terms.stages().size();
        Optional<LocalDate> accepted = accepted(terms, log, today);
        if (parts == 0 || accepted.isEmpty()) {
            return Limit.NONE;
        }
        List<LocalDate> begins = new ArrayList<>(List.of(accepted.get()));
        log.stream()
                .filter(entry -> entry.action() == Action.FORWARD)
                .map(Entry::on)
                .limit(parts - 1)
                .forEach(begins::add);
        int part = begins.size() - 1;
        int forwards = 0;
        int more = 0;
        for (Entry entry : log) {
            forwards += entry.action() == Action.FORWARD ? 1 : 0;
            boolean here = entry.action() == Action.EXTEND && Math.min(forwards, parts - 1) == part;
            more += here ? entry.days() : 0;
        }
        return stoppable(begins.get(part), longer(terms.stages().get(part), more), log);
    }

    /** several organs together have forty-five working days, whatever the item says. */
    Limit decision(Terms terms, List<Entry> log, LocalDate today) {
        Period period = terms.joint() ? new Period(45, Unit.WORKDAY) : terms.statutory();
        int more = log.stream()
                .filter(entry -> entry.action() == Action.EXTEND)
                .mapToInt(Entry::days)
                .sum();
        return from(terms.from(), longer(period, more), terms, log, today);
    }

    Limit promise(Terms terms, List<Entry> log, LocalDate today) {
        return from(terms.promiseFrom(), terms.promise(), terms, log, today);
    }

    /** Four fifths of the promise [A]. */
    Limit internal(Terms terms, List<Entry> log, LocalDate today) {
        Period promise = terms.promise();
        Period internal = new Period(Math.max(1, promise.value() * 4 / 5), promise.unit());
        return from(terms.promiseFrom(), internal, terms, log, today);
    }

    Limit hearing(List<Entry> log) {
        return last(log, Action.NOTIFY_HEARING_RIGHT)
                .map(day -> plain(day, new Period(5, Unit.WORKDAY)))
                .orElse(Limit.NONE);
    }

    /** What was told in writing (许可法第四十五条), first and again, or twenty days to hold a hearing (第四十七条). */
    Limit stop(List<Entry> log) {
        Optional<Entry> open = openStop(log);
        int told = toldDays(log);
        return open.isEmpty() || told == 0 ? Limit.NONE : plain(open.get().on(), new Period(told, Unit.WORKDAY));
    }

    Limit delivery(Terms terms, List<Entry> log) {
        return terms.kind() != Kind.LICENCE && (!terms.kind().isAfterTheEnd() || terms.kind() == Kind.ANNULMENT)
                ? Limit.NONE
                : last(log, Action.GRANT)
                        .or(() -> last(log, Action.EFFECT))
                        .or(() -> last(log, Action.DENY))
                        .or(() -> last(log, Action.RECORD_GRANT))
                        .or(() -> last(log, Action.RECORD_DENIAL))
                        .or(() -> last(log, Action.DEEM_RENEWAL))
                        .map(day -> plain(day, new Period(10, Unit.WORKDAY)))
                        .orElse(Limit.NONE);
    }

    /** three natural days from the grant, until somebody is assigned. */
    Limit assignment(Terms terms, List<Entry> log) {
        boolean waits = terms.kind() == Kind.BENEFIT && times(log, Action.ASSIGN_AID) == 0;
        return last(log, Action.GRANT)
                .filter(day -> waits)
                .map(day -> plain(day, new Period(3, Unit.DAY)))
                .orElse(Limit.NONE);
    }

    /** What binds the organ now; of a part and the whole the earlier known day. */
    Limit current(Terms terms, State state, List<Entry> log, LocalDate today) {
        boolean licence = terms.kind() == Kind.LICENCE;
        return switch (state) {
            case SUBMITTED ->
                licence
                        ? acceptance(terms, log)
                        : terms.from() == Trigger.RECEIVED ? decision(terms, log, today) : Limit.NONE;
            case CORRECTING -> licence ? acceptance(terms, log) : answer(log).isDay() ? Limit.STOPPED : Limit.NONE;
            case INITIATED, VIEWS_ASKED, VIEWS_GIVEN -> decision(terms, log, today);
            case ACCEPTED, OPINED, FORWARDED ->
                earlier(earlier(stage(terms, log, today), decision(terms, log, today)), renewal(terms, log));
            case GRANTED -> terms.kind() == Kind.BENEFIT ? assignment(terms, log) : delivery(terms, log);
            case DENIED, EFFECTED -> delivery(terms, log);
            default -> Limit.NONE;
        };
    }

    private static Limit earlier(Limit one, Limit other) {
        boolean both = one.isDay() && other.isDay();
        boolean first = both ? one.told().compareTo(other.told()) <= 0 : one.isDay() || other.equals(Limit.NONE);
        return first ? one : other;
    }

    /**
     * who applied thirty days or more before the permit expires, and is not being waited for when it does, is renewed
     * unless a decision was made by then; a renewal that the Ministry decides is not. The day is the last to decide.
     */
    Limit renewal(Terms terms, List<Entry> log) {
        LocalDate end = SecondExpiry.of(terms, log);
        List<Entry> byThen = SecondExpiry.undecidedBy(end, log);
        if (end == null || byThen.isEmpty()) {
            return Limit.NONE;
        }
        if (waitsForApplicant(byThen)) {
            return waitsForApplicant(log) ? Limit.STOPPED : Limit.NONE;
        }
        LocalDate applied = log.get(0).on();
        int whole = (int) applied.datesUntil(end).count();
        return lit(applied, new Period(whole, Unit.DAY), end, List.of());
    }

    boolean renewed(Terms terms, List<Entry> log, LocalDate today) {
        Limit last = renewal(terms, log);
        return last.isDay() && today.isAfter(LocalDate.parse(last.told()));
    }

    /** All else that the log has come to. */
    Course course(List<Entry> log) {
        Optional<Entry> open = openStop(log);
        return new Course(
                open.map(Entry::on).orElse(null),
                open.map(Entry::action).orElse(null),
                open.isPresent() ? toldDays(log) : 0,
                log.stream()
                        .filter(entry -> entry.action() == Action.EXTEND)
                        .mapToInt(Entry::days)
                        .sum(),
                (int) log.stream().filter(entry -> isCorrection(entry.action())).count(),
                last(log, Action.NOTIFY_HEARING_RIGHT).orElse(null),
                times(log, Action.REQUEST_HEARING) > 0,
                until(log, Action.ARRANGE_HEARING, Action.MOVE_HEARING),
                times(log, Action.HOLD_HEARING) > 0,
                isWaived(log),
                until(log, Action.ASK_VIEWS));
    }

    private Limit from(Trigger trigger, Period period, Terms terms, List<Entry> log, LocalDate today) {
        if (trigger == Trigger.RECEIVED && waitsForApplicant(log)) {
            return Limit.STOPPED;
        }
        Optional<LocalDate> start = switch (trigger) {
            case RECEIVED -> receipt(log);
            case ACCEPTED -> accepted(terms, log, today);
            case ANNOUNCED -> Optional.ofNullable(terms.announcedOn());
        };
        return start.map(day -> stoppable(day, period, log)).orElse(Limit.NONE);
    }

    private Limit plain(LocalDate trigger, Period period) {
        return after(trigger, period)
                .map(day -> lit(trigger, period, day, List.of()))
                .orElse(Limit.UNKNOWN);
    }

    /** what is left of the period when a stop begins runs on after its end; a stop after the last day is none. */
    private Limit stoppable(LocalDate trigger, Period period, List<Entry> log) {
        List<Stop> stops = everyStop(log);
        Optional<LocalDate> end = after(trigger, period);
        for (Stop stop : stops) {
            LocalDate from = stop.on().isBefore(trigger) ? trigger : stop.on();
            LocalDate through = stop.through();
            if (end.isPresent() && end.get().isBefore(from)) {
                break;
            }
            if (through == null) {
                return Limit.STOPPED;
            }
            if (end.isPresent() && through.isAfter(from)) {
                end = rest(from, end.get(), through, period.unit());
            }
        }
        return end.map(day -> lit(trigger, period, day, stops)).orElse(Limit.UNKNOWN);
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

    /** yellow with half or less left, red with one day or less, found by walking over the days that count. */
    private Limit lit(LocalDate trigger, Period period, LocalDate last, List<Stop> stops) {
        boolean months = period.unit() == Unit.MONTH;
        long whole = months ? last.toEpochDay() - trigger.toEpochDay() : period.value();
        LocalDate yellow = null;
        LocalDate red = null;
        long left = whole;
        for (LocalDate day = trigger.plusDays(1); red == null || yellow == null; day = day.plusDays(1)) {
            LocalDate here = day;
            boolean counts = months
                    || stops.stream().noneMatch(stop -> stop.covers(here))
                            && (period.unit() == Unit.DAY || calendar.isWorkday(here));
            left -= counts ? 1 : 0;
            yellow = counts && yellow == null && left * 2 <= whole ? here : yellow;
            red = counts && red == null && left <= 1 ? here : red;
        }
        return new Limit(last.toString(), yellow, months ? last.minusDays(1) : red);
    }

    private static List<Stop> everyStop(List<Entry> log) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (STOPS.contains(log.get(i).action())) {
                LocalDate through = log.subList(i, log.size()).stream()
                        .filter(entry -> ENDS.contains(entry.action()))
                        .map(Entry::on)
                        .findFirst()
                        .orElse(null);
                stops.add(new Stop(log.get(i).on(), through));
            }
        }
        return stops;
    }

    private static Optional<Entry> openStop(List<Entry> log) {
        return stops(log) > ends(log)
                ? log.stream().filter(entry -> STOPS.contains(entry.action())).reduce((first, second) -> second)
                : Optional.empty();
    }

    private static int toldDays(List<Entry> log) {
        Entry open = openStop(log).orElse(null);
        if (open == null || open.action() == Action.REQUEST_HEARING) {
            return open == null ? 0 : 20;
        }
        return log.subList(log.lastIndexOf(open), log.size()).stream()
                .filter(entry -> entry.action() == Action.SUSPEND || entry.action() == Action.EXTEND_SUSPENSION)
                .mapToInt(Entry::days)
                .sum();
    }

    /** Last day of a period that nothing stops; empty past the published years. */
    private Optional<LocalDate> after(LocalDate trigger, Period period) {
        if (period.unit() == Unit.DAY) {
            return Optional.of(LocalDate.ofEpochDay(trigger.toEpochDay() + period.value()));
        }
        if (period.unit() == Unit.MONTH) {
            YearMonth month = YearMonth.from(trigger).plusMonths(period.value());
            return Optional.of(month.atDay(Math.min(trigger.getDayOfMonth(), month.lengthOfMonth())));
        }
        return workdays(trigger, period.value());
    }

    private Optional<LocalDate> workdays(LocalDate trigger, int value) {
        if (trigger.getYear() > 2026) {
            return Optional.empty();
        }
        return calendar.lastDay(trigger, value).stream()
                .mapToObj(trigger::plusDays)
                .findFirst();
    }

    /** Day of receipt that counts: of the correction, where there is one. */
    private static Optional<LocalDate> receipt(List<Entry> log) {
        return last(log, Action.CORRECT).or(() -> last(log, Action.SUBMIT)).or(() -> last(log, Action.INITIATE));
    }

    private static boolean waitsForApplicant(List<Entry> log) {
        return log.stream().filter(entry -> isCorrection(entry.action())).count() > times(log, Action.CORRECT);
    }

    private static boolean isCorrection(Action action) {
        return action == Action.REQUEST_CORRECTION || action == Action.REQUEST_CORRECTION_AGAIN;
    }

    static long stops(List<Entry> log) {
        return log.stream().filter(entry -> STOPS.contains(entry.action())).count();
    }

    static long ends(List<Entry> log) {
        return IntStream.range(0, log.size()).filter(i -> isEnd(log, i)).count();
    }

    /** A hearing that was not asked for stopped nothing when it was waived. */
    private static boolean isEnd(List<Entry> log, int at) {
        Action action = log.get(at).action();
        return ENDS.contains(action)
                && (action != Action.WAIVE_HEARING || times(log.subList(0, at), Action.REQUEST_HEARING) > 0);
    }

    /** Given up by the applicant, and not asked for by another since. */
    static boolean isWaived(List<Entry> log) {
        return log.stream()
                .map(Entry::action)
                .filter(action -> action == Action.WAIVE_HEARING || action == Action.REQUEST_HEARING)
                .reduce((first, second) -> second)
                .filter(action -> action == Action.WAIVE_HEARING)
                .isPresent();
    }

    static long times(List<Entry> log, Action action) {
        return log.stream().filter(entry -> entry.action() == action).count();
    }

    private static Period longer(Period period, int days) {
        return new Period(period.value() + days, period.unit());
    }

    private static Optional<LocalDate> last(List<Entry> log, Action action) {
        return log.stream()
                .filter(entry -> entry.action() == action)
                .map(Entry::on)
                .reduce((first, second) -> second);
    }

    private static @Nullable LocalDate until(List<Entry> log, Action... actions) {
        LocalDate until = null;
        for (Entry entry : log) {
            until = List.of(actions).contains(entry.action()) ? entry.until() : until;
        }
        return until;
    }
}
