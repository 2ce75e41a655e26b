package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The clock equals its second implementation on random logs that the table of a licence allows. */
class StatutoryClockPropertyTest {

    private static final Terms TERMS = Situations.terms(Kind.LICENCE);
    private final SecondClock second = new SecondClock();

    @Test
    void equalsTheSecondImplementation() {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        int cases = Integer.getInteger("tongban.random.cases", 100_000) / 4;
        System.out.println("clock: " + cases + " random logs, seed " + seed);
        for (int i = 0; i < cases; i++) {
            Random random = new Random(seed + i);
            List<Entry> log = randomLog(random);
            LocalDate today = log.get(log.size() - 1).on().plusDays(random.nextInt(12));
            check(log, today, "seed " + (seed + i) + " " + log + " today " + today);
        }
    }

    private void check(List<Entry> log, LocalDate today, String name) {
        Deadlines deadlines = Situations.CLOCK.fold(TERMS, log, today);

        if (second.waitsForApplicant(log)) {
            assertThat(deadlines.acceptance()).as(name).isInstanceOf(Deadline.Paused.class);
        } else {
            assertThat(day(deadlines.acceptance()))
                    .as("acceptance " + name)
                    .isEqualTo(second.receipt(log).flatMap(day -> second.after(day, 5)));
        }
        Optional<LocalDate> accepted = second.accepted(log, today);
        assertThat(Optional.ofNullable(deadlines.acceptedOn()))
                .as("accepted " + name)
                .isEqualTo(accepted);
        assertThat(day(deadlines.stage())).as("stage " + name).isEqualTo(second.stage(log, today));
        assertThat(day(deadlines.decision()))
                .as("decision " + name)
                .isEqualTo(accepted.flatMap(day -> second.after(day, 30)));
        assertThat(day(deadlines.promise()))
                .as("promise " + name)
                .isEqualTo(accepted.flatMap(day -> second.after(day, 10)));
        assertThat(day(deadlines.delivery())).as("delivery " + name).isEqualTo(second.delivery(log));
    }

    private static Optional<LocalDate> day(Deadline deadline) {
        return deadline instanceof Deadline.Due due ? Optional.of(due.day()) : Optional.empty();
    }

    /** Walks the table from a submission, some days between the steps. */
    private static List<Entry> randomLog(Random random) {
        List<Entry> log = new ArrayList<>();
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1090));
        log.add(new Entry(Action.SUBMIT, day, null));
        State state = State.SUBMITTED;
        boolean corrected = false;
        int steps = random.nextInt(7);
        for (int i = 0; i < steps && !state.isEnd(); i++) {
            State from = state;
            boolean once = corrected;
            List<Move> rows = Lifecycle.table(Kind.LICENCE).stream()
                    .filter(row -> row.from() == from)
                    .filter(row -> row.action() != Action.REPORT_OUT)
                    .filter(row -> !once || row.action() != Action.REQUEST_CORRECTION)
                    .filter(row ->
                            row.action() != Action.FORWARD || log.stream().noneMatch(e -> e.action() == Action.FORWARD))
                    .toList();
            Move row = rows.get(random.nextInt(rows.size()));
            day = day.plusDays(random.nextInt(6));
            corrected |= row.action() == Action.REQUEST_CORRECTION;
            log.add(new Entry(row.action(), day, null));
            state = row.to();
        }
        return log;
    }
}
