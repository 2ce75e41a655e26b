package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Count.Step;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clock of a case as a fold over its dated log: nothing is typed in, nothing is patched. */
public final class StatutoryClock {

    private static final String CORRECTION = "已告知补正,期限自当日停止,补正后重新起算";
    private static final String SPECIAL = "特别程序进行中,期限自次日停止计算,结束次日继续";

    /**
     * What the item says about time.
     *
     * @param stages one period per organ of the route, or none
     * @param joint handled by several organs together: 45 working days (许可法第四十二条第二款)
     */
    public record Terms(
            Kind kind,
            Period statutory,
            Trigger from,
            List<Period> stages,
            Period promise,
            Trigger promiseFrom,
            @Nullable LocalDate announcedOn,
            boolean joint) {

        /** The period of the decision: the item's own, or that of joint handling. */
        public Period decision() {
            return joint ? Lifecycle.JOINT : statutory;
        }

        /** One organ that exercises every stage has the whole period: stages divide it only between organs. */
        public Terms forRoute(int organs) {
            return organs < stages.size()
                    ? new Terms(kind, statutory, from, List.of(), promise, promiseFrom, announcedOn, joint)
                    : this;
        }

        /** @param day of unified acceptance, as it was announced when the case came in; null for none */
        public Terms announced(@Nullable LocalDate day) {
            return day == null ? this : new Terms(kind, statutory, from, stages, promise, promiseFrom, day, joint);
        }

        /** What art. 42 allows at most, in working days. */
        public int longestExtension() {
            return joint ? Lifecycle.JOINT_EXTENSION : Lifecycle.EXTENSION;
        }
    }

    /**
     * One entry of the log.
     *
     * @param until last day told to the applicant in a correction notice, the day of a hearing, or that on which the permit
     *     to be renewed expires
     * @param days of an extension, or told for a special procedure; else 0
     * @param silent whether silence had accepted before it, as the calendar of that day said; null: the fold finds out
     */
    public record Entry(
            Action action,
            LocalDate on,
            @Nullable LocalDate until,
            int days,
            @Nullable Boolean silent) {
        public Entry(Action action, LocalDate on, @Nullable LocalDate until, int days) {
            this(action, on, until, days, null);
        }

        public Entry(Action action, LocalDate on, @Nullable LocalDate until) {
            this(action, on, until, 0);
        }
    }

    /**
     * All limits of a case.
     *
     * @param acceptedOn day of acceptance, deemed or express
     * @param internal four fifths of the promise: an early warning of the organ's own [A]
     * @param hearing until when a hearing may be asked for
     * @param renewal until when a renewal may be decided before silence renews (许可法第五十条第二款)
     * @param stop until when what stops the limit was told to last, or the hearing must be held
     * @param deemed accepted by silence, from the day of receipt (许可法第三十二条第一款第(四)项)
     * @param renewed by silence, from the day after the permit expired
     */
    public record Deadlines(
            Deadline acceptance,
            Deadline answer,
            Deadline stage,
            Deadline decision,
            Deadline promise,
            Deadline internal,
            Deadline delivery,
            Deadline assignment,
            Deadline hearing,
            Deadline renewal,
            Deadline stop,
            @Nullable LocalDate acceptedOn,
            boolean deemed,
            boolean renewed,
            Course course) {}

    private final Counting counting;

    public StatutoryClock(WorkingDays days) {
        this(days, Thresholds.USUAL);
    }

    public StatutoryClock(WorkingDays days, Thresholds thresholds) {
        this.counting = new Counting(days, thresholds);
    }

    /** @param today only decides whether silence has already accepted or renewed */
    public Deadlines fold(Terms terms, List<Entry> log, LocalDate today) {
        Marks marks = new Marks();
        log.forEach(marks::read);
        Deadline acceptance = acceptance(terms, marks);
        boolean deemed = isDeemed(terms, marks, acceptance, today);
        LocalDate acceptedOn = deemed ? marks.receipt : marks.accepted;
        Deadline renewal = Renewal.deadline(terms, log);
        Period internal = new Period(
                Math.max(1, terms.promise().value() * 4 / 5), terms.promise().unit());
        return new Deadlines(
                acceptance,
                answer(marks),
                stage(terms, marks, acceptedOn),
                fromTrigger(terms.decision(), terms.from(), marks.extended, terms, marks, acceptedOn),
                fromTrigger(terms.promise(), terms.promiseFrom(), 0, terms, marks, acceptedOn),
                fromTrigger(internal, terms.promiseFrom(), 0, terms, marks, acceptedOn),
                limited("送达", terms, marks, marks.decided, "没有正在计算的送达期限"),
                limited("指派", terms, marks, marks.unassigned, "没有正在计算的指派期限"),
                limited("要求听证", terms, marks, marks.notified, "未告知听证权利"),
                renewal,
                stop(marks),
                acceptedOn,
                deemed,
                renewal.isOverOn(today),
                marks.course());
    }

    /** Whether a renewal was applied for thirty days before the permit expires (许可法第五十条第一款). */
    public static boolean isTimely(LocalDate applied, LocalDate expiry) {
        return Renewal.isTimely(applied, expiry);
    }

    /** The day after which silence renews if nobody decides; null where it never does, or where it is settled. */
    public static @Nullable LocalDate renewsAfter(State state, Deadlines deadlines) {
        return Renewals.isUndecided(state) && deadlines.renewal() instanceof Deadline.Due due ? due.day() : null;
    }

    /** The limit that binds the organ in this state; what the queue is ordered by. */
    public static Deadline current(Terms terms, State state, Deadlines deadlines) {
        return switch (state) {
            case SUBMITTED ->
                terms.kind() == Kind.LICENCE ? deadlines.acceptance() : beforeAcceptance(terms, deadlines);
            case CORRECTING -> terms.kind() == Kind.LICENCE ? deadlines.acceptance() : pausedWithAnswer(deadlines);
            case INITIATED, VIEWS_ASKED, VIEWS_GIVEN -> deadlines.decision();
            case ACCEPTED, OPINED, FORWARDED ->
                earlier(earlier(deadlines.stage(), deadlines.decision()), deadlines.renewal());
            case REPORTED -> none("已上报司法部,由司法部计算其办理期限");
            case GRANTED -> terms.kind() == Kind.BENEFIT ? deadlines.assignment() : deadlines.delivery();
            case DENIED, EFFECTED -> deadlines.delivery();
            default -> none("没有正在计算的期限");
        };
    }

    private static Deadline beforeAcceptance(Terms terms, Deadlines deadlines) {
        return terms.from() == Trigger.RECEIVED ? deadlines.decision() : none("本类事项未规定受理期限");
    }

    private static Deadline pausedWithAnswer(Deadlines deadlines) {
        return deadlines.answer() instanceof Deadline.Due answer
                ? paused(answer.trigger(), CORRECTION)
                : none("没有正在计算的期限");
    }

    /** The earlier of the two that are known; a known date is never hidden behind one that is not. */
    private static Deadline earlier(Deadline stage, Deadline decision) {
        if (stage instanceof Deadline.Due s && decision instanceof Deadline.Due d) {
            return s.day().isAfter(d.day()) ? d : s;
        }
        return stage instanceof Deadline.Due || decision instanceof Deadline.None ? stage : decision;
    }

    private Deadline acceptance(Terms terms, Marks marks) {
        if (terms.kind() != Kind.LICENCE || terms.from() == Trigger.ANNOUNCED || marks.receipt == null) {
            return none("本案没有受理期限");
        }
        if (marks.asked != null) {
            return paused(marks.asked, CORRECTION);
        }
        return limited("受理", terms, marks, marks.receipt, "本案没有受理期限");
    }

    /** What was found and written down stands, whatever a later calendar says. */
    private static boolean isDeemed(Terms terms, Marks marks, Deadline acceptance, LocalDate today) {
        if (marks.silent != null) {
            return marks.silent;
        }
        LocalDate until = Stream.of(marks.accepted, marks.ended, marks.decided)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(today);
        return terms.kind() == Kind.LICENCE && acceptance.isOverOn(until);
    }

    private static Deadline answer(Marks marks) {
        if (marks.asked == null || marks.answerBy == null) {
            return none("没有待补正的告知");
        }
        LocalDate last = marks.answerBy;
        return new Deadline.Due(marks.asked, last, last, last, List.of(new Step(last, last, "补正告知书载明的补正期限届满日")));
    }

    private Deadline stage(Terms terms, Marks marks, @Nullable LocalDate acceptedOn) {
        if (terms.stages().isEmpty() || acceptedOn == null) {
            return none("本案没有分级期限");
        }
        int at = Math.min(marks.forwarded.size(), terms.stages().size() - 1);
        LocalDate trigger = at == 0 ? acceptedOn : marks.forwarded.get(at - 1);
        return stoppable(
                trigger,
                terms.stages().get(at),
                marks.extendedAt(terms.stages().size()) == at ? marks.extended : 0,
                marks);
    }

    private Deadline fromTrigger(
            Period period, Trigger from, int more, Terms terms, Marks marks, @Nullable LocalDate acceptedOn) {
        if (from == Trigger.RECEIVED && marks.asked != null) {
            return paused(marks.asked, CORRECTION);
        }
        LocalDate trigger = switch (from) {
            case RECEIVED -> marks.receipt;
            case ACCEPTED -> acceptedOn;
            case ANNOUNCED -> terms.announcedOn();
        };
        return trigger == null ? none("自" + from.text() + "起算,尚未起算") : stoppable(trigger, period, more, marks);
    }

    /** A limit that special procedures stop (许可法第四十五条), on its last day too, unless it was over when they began. */
    private Deadline stoppable(LocalDate trigger, Period period, int more, Marks marks) {
        Period whole = more == 0 ? period : new Period(period.value() + more, period.unit());
        Deadline running = counting.due(trigger, whole, marks.pauses);
        LocalDate stopped = marks.stopped;
        boolean overBefore = stopped != null
                && running instanceof Deadline.Due due
                && due.day().isBefore(stopped);
        return stopped == null || overBefore ? running : paused(stopped, SPECIAL);
    }

    /** It runs while the limit of the decision does not (许可法第四十五条、第四十七条第一款). */
    private Deadline stop(Marks marks) {
        return marks.stopped == null || marks.stopDays == 0
                ? none("没有正在进行的特别程序")
                : due(marks.stopped, new Period(marks.stopDays, Unit.WORKDAY));
    }

    /** A limit that the procedure itself sets, where it was in force when the case came in. */
    private Deadline limited(String name, Terms terms, Marks marks, @Nullable LocalDate trigger, String why) {
        Optional<Period> period = trigger == null || marks.receipt == null
                ? Optional.empty()
                : Lifecycle.limit(name, terms.kind(), marks.receipt).map(Limit::period);
        return trigger == null || period.isEmpty() ? none(why) : due(trigger, period.get());
    }

    private Deadline due(LocalDate trigger, Period period) {
        return counting.due(trigger, period, List.of());
    }

    private static Deadline paused(LocalDate since, String why) {
        return new Deadline.Paused(since, List.of(new Step(since, since, why)));
    }

    private static Deadline none(String why) {
        return new Deadline.None(List.of(new Step(LocalDate.EPOCH, LocalDate.EPOCH, why)));
    }
}
