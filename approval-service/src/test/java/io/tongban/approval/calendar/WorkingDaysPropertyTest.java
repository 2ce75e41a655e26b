package io.tongban.approval.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.Period.Unit;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingDaysPropertyTest {

    private final WorkingDays days = Calendars2024To2026.load();
    private final SecondCalendar second = new SecondCalendar();

    @Test
    void equalsTheSecondImplementationOnEveryTriggerAndLength() {
        LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).forEach(trigger -> {
            for (int value = 1; value <= 60; value++) {
                check(trigger, value);
            }
        });
    }

    @Test
    void equalsTheSecondImplementationOnRandomCases() {
        long seed = seed();
        Random random = new Random(seed);
        int cases = Integer.getInteger("tongban.random.cases", 100_000);
        for (int i = 0; i < cases; i++) {
            check(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1096)), 1 + random.nextInt(400));
        }
        System.out.println("working days: " + cases + " random cases, seed " + seed);
    }

    @Test
    void isMonotoneAndNeverEndsOnADayOff() {
        LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2026, 10, 1)).forEach(trigger -> {
            LocalDate end = reached(trigger, 10);
            assertThat(days.isWorkday(end)).as("%s", end).isTrue();
            assertThat(end).isAfter(reached(trigger, 9));
            assertThat(reached(trigger.plusDays(1), 10)).isAfterOrEqualTo(end);
        });
    }

    private void check(LocalDate trigger, int value) {
        Count count = days.count(trigger, new Period(value, Unit.WORKDAY));
        OptionalInt expected = second.lastDay(trigger, value);
        if (expected.isEmpty() || count instanceof Count.YearMissing) {
            assertThat(count).as("%s + %d", trigger, value).isInstanceOf(Count.YearMissing.class);
            assertThat(expected).as("%s + %d", trigger, value).isEmpty();
        } else {
            assertThat(((Count.Reached) count).day())
                    .as("%s + %d", trigger, value)
                    .isEqualTo(trigger.plusDays(expected.getAsInt()));
        }
    }

    private LocalDate reached(LocalDate trigger, int value) {
        return ((Count.Reached) days.count(trigger, new Period(value, Unit.WORKDAY))).day();
    }

    private static long seed() {
        String given = System.getProperty("tongban.seed", "");
        return given.isBlank() ? System.nanoTime() : Long.parseLong(given);
    }
}
