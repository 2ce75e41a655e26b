package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The clock equals its second implementation on random logs that the tables allow, of all kinds, units and triggers. */
class StatutoryClockPropertyTest {

    private final SecondClock second = new SecondClock();

    @Test
    void equalsTheSecondImplementation() {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        int cases = Integer.getInteger("tongban.random.cases", 100_000);
        System.out.println("clock: " + cases + " random logs, seed " + seed);
        for (int i = 0; i < cases; i++) {
            Random random = new Random(seed + i);
            Terms terms = randomTerms(random);
            List<Entry> log = randomLog(random, terms.kind());
            LocalDate today = log.get(log.size() - 1).on().plusDays(random.nextInt(12));
            check(terms, log, today, "seed " + (seed + i) + " " + terms + " " + log + " today " + today);
        }
    }

    private void check(Terms terms, List<Entry> log, LocalDate today, String name) {
        Deadlines deadlines = Situations.CLOCK.fold(terms, log, today);

        assertThat(day(deadlines.acceptance())).as("acceptance " + name).isEqualTo(second.acceptance(terms, log));
        Optional<LocalDate> accepted = second.accepted(terms, log, today);
        assertThat(Optional.ofNullable(deadlines.acceptedOn()))
                .as("accepted " + name)
                .isEqualTo(accepted);
        assertThat(day(deadlines.stage())).as("stage " + name).isEqualTo(second.stage(terms, log, today));
        assertThat(day(deadlines.decision())).as("decision " + name).isEqualTo(second.decision(terms, log, today));
        assertThat(day(deadlines.promise()))
                .as("promise " + name)
                .isEqualTo(second.from(terms.promiseFrom(), terms.promise(), terms, log, today));
        Period internal = new Period(
                Math.max(1, terms.promise().value() * 4 / 5), terms.promise().unit());
        assertThat(day(deadlines.internal()))
                .as("internal " + name)
                .isEqualTo(second.from(terms.promiseFrom(), internal, terms, log, today));
        assertThat(day(deadlines.hearing()))
                .as("hearing " + name)
                .isEqualTo(log.stream()
                        .filter(entry -> entry.action() == Action.NOTIFY_HEARING_RIGHT)
                        .findFirst()
                        .flatMap(entry -> second.workdays(entry.on(), 5)));
        assertThat(day(deadlines.stop())).as("stop " + name).isEqualTo(second.stop(log));
        assertThat(day(deadlines.delivery())).as("delivery " + name).isEqualTo(second.delivery(terms, log));
    }

    private static Optional<LocalDate> day(Deadline deadline) {
        return deadline instanceof Deadline.Due due ? Optional.of(due.day()) : Optional.empty();
    }

    private static Terms randomTerms(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Trigger from = Trigger.values()[random.nextInt(Trigger.values().length)];
        boolean staged = kind == Kind.LICENCE && random.nextBoolean();
        LocalDate announced = LocalDate.of(2024, 1, 2).plusDays(random.nextInt(1000));
        return new Terms(
                kind,
                randomPeriod(random),
                from,
                staged ? List.of(new Period(20, Unit.WORKDAY), new Period(10, Unit.WORKDAY)) : List.of(),
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
    private static List<Entry> randomLog(Random random, Kind kind) {
        List<Entry> log = new ArrayList<>();
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1090));
        boolean after = kind.isAfterTheEnd();
        log.add(new Entry(after ? Action.INITIATE : Action.SUBMIT, day, null));
        State state = after ? State.INITIATED : State.SUBMITTED;
        int steps = random.nextInt(16);
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
            day = day.plusDays(random.nextInt(6));
            log.add(new Entry(
                    row.action(),
                    day,
                    null,
                    days(random, row.action()),
                    kind == Kind.LICENCE && state == State.SUBMITTED ? foundSilent(random, row.action()) : null));
            state = row.to();
        }
        return log;
    }

    /** Of an extension, or told for a special procedure. */
    private static int days(Random random, Action action) {
        return switch (action) {
            case EXTEND, EXTEND_SUSPENSION -> 1 + random.nextInt(10);
            case SUSPEND -> 1 + random.nextInt(40);
            default -> 0;
        };
    }

    /** What an acceptance or a withdrawal says of the silence before it; the calendar may be another by now. */
    private static @Nullable Boolean foundSilent(Random random, Action action) {
        return switch (action) {
            case ACCEPT -> random.nextBoolean() ? Boolean.FALSE : null;
            case WITHDRAW -> random.nextBoolean() ? random.nextBoolean() : null;
            default -> null;
        };
    }

    /** In the order that the conditions of the table ask for. */
    private static boolean isAllowed(List<Entry> log, Action action) {
        boolean stopped = SecondClock.stops(log) > SecondClock.ends(log);
        return switch (action) {
            case REQUEST_CORRECTION, FORWARD, NOTIFY_HEARING_RIGHT, EXTEND -> !stopped && !has(log, action);
            case REQUEST_CORRECTION_AGAIN -> has(log, Action.REQUEST_CORRECTION) && !has(log, action);
            case REQUEST_HEARING -> !stopped && has(log, Action.NOTIFY_HEARING_RIGHT) && !has(log, action);
            case ARRANGE_HEARING -> has(log, Action.REQUEST_HEARING) && !has(log, action);
            case HOLD_HEARING -> has(log, Action.ARRANGE_HEARING) && !has(log, action);
            case RESUME, EXTEND_SUSPENSION ->
                SecondClock.times(log, Action.SUSPEND) > SecondClock.times(log, Action.RESUME);
            case WITHDRAW, TERMINATE, REDATE, INSPECT, CONSULT -> true;
            default -> !stopped;
        };
    }

    private static boolean has(List<Entry> log, Action action) {
        return SecondClock.times(log, action) > 0;
    }
}
