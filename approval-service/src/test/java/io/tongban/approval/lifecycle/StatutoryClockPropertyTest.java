package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.SecondClock.Limit;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The clock equals its second implementation on random logs that the tables allow, of all kinds, units and triggers. */
class StatutoryClockPropertyTest {

    /** Moves that tell a day. */
    private static final Set<Action> TOLD = Set.of(
            Action.REQUEST_CORRECTION,
            Action.REQUEST_CORRECTION_AGAIN,
            Action.ARRANGE_HEARING,
            Action.MOVE_HEARING,
            Action.ASK_VIEWS);

    private final SecondClock second = new SecondClock();

    /** A case as it may have gone. */
    private record Walk(Terms terms, List<Entry> log, State state, LocalDate today) {}

    @Test
    void equalsTheSecondImplementation() {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        int cases = Integer.getInteger("tongban.random.cases", 100_000);
        System.out.println("clock: " + cases + " random logs, seed " + seed);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < cases; i++) {
            Walk walk = randomWalk(new Random(seed + i));
            List<String> first = first(walk);
            List<String> other = second(walk);
            if (!first.equals(other)) {
                assertThat(first).as("seed %d: %s", seed + i, walk).isEqualTo(other);
            }
            first.subList(0, first.size() - 1)
                    .forEach(line -> seen.merge(line.replaceAll("20\\d\\d-.*", "日期"), 1, Integer::sum));
        }
        System.out.println("clock: what was compared " + seen);
        assertThat(seen.keySet())
                .as("every limit was met in every way that it can be")
                .contains(
                        "acceptance 日期",
                        "acceptance 停止",
                        "acceptance 待公布",
                        "answer 日期",
                        "stage 日期",
                        "stage 停止",
                        "stage 待公布",
                        "decision 日期",
                        "decision 停止",
                        "decision 待公布",
                        "promise 停止",
                        "hearing 日期",
                        "stop 日期",
                        "stop 待公布",
                        "renewal 日期",
                        "renewal 停止",
                        "renewed true",
                        "delivery 日期",
                        "assignment 日期",
                        "current 停止");
    }

    private static List<String> first(Walk walk) {
        Deadlines limits = Situations.CLOCK.fold(walk.terms(), walk.log(), walk.today());
        return List.of(
                "acceptance " + told(limits.acceptance()),
                "answer " + told(limits.answer()),
                "accepted " + limits.acceptedOn(),
                "stage " + told(limits.stage()),
                "decision " + told(limits.decision()),
                "promise " + told(limits.promise()),
                "internal " + told(limits.internal()),
                "hearing " + told(limits.hearing()),
                "stop " + told(limits.stop()),
                "renewal " + told(limits.renewal()),
                "renewed " + limits.renewed(),
                "delivery " + told(limits.delivery()),
                "assignment " + told(limits.assignment()),
                "current " + told(StatutoryClock.current(walk.terms(), walk.state(), limits)),
                "" + limits.course());
    }

    private List<String> second(Walk walk) {
        Terms terms = walk.terms();
        List<Entry> log = walk.log();
        LocalDate today = walk.today();
        return List.of(
                "acceptance " + told(second.acceptance(terms, log)),
                "answer " + told(second.answer(log)),
                "accepted " + second.accepted(terms, log, today).orElse(null),
                "stage " + told(second.stage(terms, log, today)),
                "decision " + told(second.decision(terms, log, today)),
                "promise " + told(second.promise(terms, log, today)),
                "internal " + told(second.internal(terms, log, today)),
                "hearing " + told(second.hearing(log)),
                "stop " + told(second.stop(log)),
                "renewal " + told(second.renewal(terms, log)),
                "renewed " + second.renewed(terms, log, today),
                "delivery " + told(second.delivery(terms, log)),
                "assignment " + told(second.assignment(terms, log)),
                "current " + told(second.current(terms, walk.state(), log, today)),
                "" + second.course(log));
    }

    /** Day with its lights, or the word for there being none. */
    private static String told(Deadline deadline) {
        if (deadline instanceof Deadline.Due due) {
            return due.day() + " " + due.yellowOn() + " " + due.redOn();
        }
        return deadline instanceof Deadline.Paused ? "停止" : deadline instanceof Deadline.None ? "无" : "待公布";
    }

    private static String told(Limit limit) {
        return limit.isDay() ? limit.told() + " " + limit.yellow() + " " + limit.red() : limit.told();
    }

    private static Terms randomTerms(Random random) {
        Kind kind = random.nextBoolean() ? Kind.LICENCE : Kind.values()[random.nextInt(Kind.values().length)];
        Trigger from = Trigger.values()[random.nextInt(Trigger.values().length)];
        int stages = kind == Kind.LICENCE ? random.nextInt(4) : 0;
        LocalDate announced = LocalDate.of(2024, 1, 2).plusDays(random.nextInt(1000));
        return new Terms(
                kind,
                randomPeriod(random),
                from,
                random.ints(stages, 1, 31)
                        .mapToObj(days -> new Period(days, Unit.WORKDAY))
                        .toList(),
                randomPeriod(random),
                from,
                random.nextBoolean() ? announced : null,
                kind == Kind.LICENCE && random.nextInt(8) == 0);
    }

    private static Period randomPeriod(Random random) {
        Unit unit = Unit.values()[random.nextInt(Unit.values().length)];
        return new Period(1 + random.nextInt(unit == Unit.MONTH ? 12 : 60), unit);
    }

    /** Walks the table from a submission, some days between the steps. */
    private static Walk randomWalk(Random random) {
        Terms terms = randomTerms(random);
        Kind kind = terms.kind();
        List<Entry> log = new ArrayList<>();
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1090));
        boolean after = kind.isAfterTheEnd();
        log.add(new Entry(after ? Action.INITIATE : Action.SUBMIT, day, after ? null : randomExpiry(random, day)));
        State state = after ? State.INITIATED : State.SUBMITTED;
        int steps = random.nextInt(20);
        for (int i = 0; i < steps && !state.isEnd(); i++) {
            State from = state;
            List<Move> rows = Lifecycle.table(kind).stream()
                    .filter(row -> row.from() == from)
                    .filter(row -> isAllowed(log, row.action()))
                    .toList();
            if (rows.isEmpty()) {
                break;
            }
            Move row = rows.get(random.nextInt(rows.size()));
            // ends come soon enough
            row = row.to().isEnd() && random.nextInt(8) > 0 ? rows.get(random.nextInt(rows.size())) : row;
            day = day.plusDays(random.nextInt(6));
            log.add(new Entry(
                    row.action(),
                    day,
                    until(random, row.action(), day),
                    days(random, row.action(), terms),
                    kind == Kind.LICENCE && state == State.SUBMITTED ? foundSilent(random, row.action()) : null));
            state = row.to();
        }
        return new Walk(terms, log, state, day.plusDays(random.nextInt(12)));
    }

    /** The day that a move tells. */
    private static @Nullable LocalDate until(Random random, Action action, LocalDate day) {
        return TOLD.contains(action)
                ? day.plusDays(1 + random.nextInt(30))
                : action == Action.CORRECT || action == Action.ACCEPT ? randomExpiry(random, day) : null;
    }

    /** Of the permit to be renewed, where there is one: around the thirty days, and around the end of the case. */
    private static @Nullable LocalDate randomExpiry(Random random, LocalDate day) {
        return random.nextInt(3) == 0 ? null : day.plusDays(random.nextInt(90));
    }

    /** Of an extension, or told for a special procedure. */
    private static int days(Random random, Action action, Terms terms) {
        return switch (action) {
            case EXTEND -> 1 + random.nextInt(terms.longestExtension());
            case EXTEND_SUSPENSION -> 1 + random.nextInt(10);
            case SUSPEND -> 1 + random.nextInt(40);
            default -> 0;
        };
    }

    /** What an acceptance, a withdrawal or a termination says of the silence before it; the calendar may be another by now. */
    private static @Nullable Boolean foundSilent(Random random, Action action) {
        return switch (action) {
            case ACCEPT -> random.nextBoolean() ? Boolean.FALSE : null;
            case WITHDRAW, TERMINATE -> random.nextBoolean() ? random.nextBoolean() : null;
            default -> null;
        };
    }

    /** In the order that the conditions of the table ask for. */
    private static boolean isAllowed(List<Entry> log, Action action) {
        boolean stopped = SecondClock.stops(log) > SecondClock.ends(log);
        boolean waived = SecondClock.isWaived(log);
        return switch (action) {
            case REQUEST_CORRECTION, NOTIFY_HEARING_RIGHT, EXTEND -> !stopped && !has(log, action);
            case FORWARD -> !stopped && SecondClock.times(log, action) < 3;
            case REQUEST_CORRECTION_AGAIN -> has(log, Action.REQUEST_CORRECTION) && !has(log, action);
            // an interested party may ask for the hearing that the applicant has waived
            case REQUEST_HEARING -> !stopped && has(log, Action.NOTIFY_HEARING_RIGHT) && !has(log, action);
            case ARRANGE_HEARING -> has(log, Action.REQUEST_HEARING) && !waived && !has(log, action);
            case MOVE_HEARING -> has(log, Action.ARRANGE_HEARING) && !waived && !has(log, Action.HOLD_HEARING);
            case WAIVE_HEARING ->
                has(log, Action.NOTIFY_HEARING_RIGHT)
                        && !waived
                        && !has(log, Action.HOLD_HEARING)
                        && (!stopped || has(log, Action.REQUEST_HEARING));
            case HOLD_HEARING -> has(log, Action.ARRANGE_HEARING) && !waived && !has(log, action);
            case RESUME, EXTEND_SUSPENSION ->
                SecondClock.times(log, Action.SUSPEND) > SecondClock.times(log, Action.RESUME);
            case DECLARE_CONFLICT,
                    NOTIFY_INTERESTED,
                    GIVE_INTERESTED_VIEWS,
                    WITHDRAW,
                    TERMINATE,
                    REDATE,
                    INSPECT,
                    CONSULT -> true;
            default -> !stopped;
        };
    }

    private static boolean has(List<Entry> log, Action action) {
        return SecondClock.times(log, action) > 0;
    }
}
