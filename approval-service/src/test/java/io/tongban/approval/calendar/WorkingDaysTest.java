package io.tongban.approval.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.Count.Reached;
import io.tongban.approval.calendar.Count.YearMissing;
import io.tongban.approval.calendar.Period.Unit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays days = Calendars2024To2026.load();

    @ParameterizedTest(name = "{0} + {1} workdays = {2}")
    @CsvSource({
        // process.md section 10
        "2024-02-08,5,2024-02-21",
        "2024-09-13,5,2024-09-23",
        "2024-09-30,20,2024-11-01",
        "2025-01-24,5,2025-02-07",
        "2025-09-26,10,2025-10-16",
        "2025-12-31,5,2026-01-08",
        "2026-02-13,5,2026-02-27",
        "2026-02-13,20,2026-03-19",
        "2026-04-30,10,2026-05-18",
        "2026-09-18,20,2026-10-22",
        "2026-09-24,5,2026-10-09",
        "2026-11-23,20,2026-12-21",
        // triggers on days off, counted by hand
        "2026-10-03,5,2026-10-13",
        "2026-02-17,5,2026-02-28",
        "2026-02-14,1,2026-02-24",
        "2026-05-02,1,2026-05-06",
        "2026-05-08,1,2026-05-09",
        "2025-10-11,1,2025-10-13",
        "2024-02-10,3,2024-02-20",
        "2024-10-05,5,2024-10-12"
    })
    void countsWorkdays(LocalDate trigger, int value, LocalDate expected) {
        Count count = days.count(trigger, new Period(value, Unit.WORKDAY));

        assertThat(count)
                .isInstanceOfSatisfying(
                        Reached.class, reached -> assertThat(reached.day()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,7,DAY,2026-03-08",
        "2026-09-30,7,DAY,2026-10-07",
        "2026-11-30,3,MONTH,2027-02-28",
        "2026-01-31,1,MONTH,2026-02-28",
        "2030-01-01,7,DAY,2030-01-08"
    })
    void countsNaturalDaysAndMonthsWithoutACalendar(LocalDate trigger, int value, Unit unit, LocalDate expected) {
        Count count = days.count(trigger, new Period(value, unit));

        assertThat(count)
                .isInstanceOfSatisfying(
                        Reached.class, reached -> assertThat(reached.day()).isEqualTo(expected));
    }

    @Test
    void doesNotGuessPastTheLastPublishedYear() {
        Count count = days.count(LocalDate.of(2026, 12, 25), new Period(10, Unit.WORKDAY));

        assertThat(count).isInstanceOfSatisfying(YearMissing.class, missing -> {
            assertThat(missing.year()).isEqualTo(2027);
            assertThat(missing.steps().get(missing.steps().size() - 1).text()).contains("2027", "尚未公布", "已计4个工作日");
        });
    }

    @Test
    void explainsEveryStretch() {
        Count count = days.count(LocalDate.of(2026, 2, 13), new Period(5, Unit.WORKDAY));

        assertThat(count.steps())
                .extracting(step -> step.from() + "~" + step.to() + " " + step.text())
                .containsExactly(
                        "2026-02-13~2026-02-13 起算事由发生日,不计入期限",
                        "2026-02-14~2026-02-14 调休上班,计至第1个工作日",
                        "2026-02-15~2026-02-23 法定节假日放假,不计",
                        "2026-02-24~2026-02-27 工作日,计至第5个工作日",
                        "2026-02-27~2026-02-27 期限届满日(第5个工作日)");
    }

    @Test
    void countsThePublishedWorkdaysOfEachYear() {
        assertThat(List.of(2024, 2025, 2026)).allSatisfy(year -> {
            int workdays = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .mapToInt(day -> days.isWorkday(day) ? 1 : 0)
                    .sum();
            assertThat(workdays).isEqualTo(year == 2024 ? 251 : 248);
        });
    }
}
