package io.tongban.approval.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.YearRules.YearFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YearRulesTest {

    private static final TreeSet<Integer> PUBLISHED = new TreeSet<>(List.of(2024, 2025, 2026));

    @Test
    void aPlausibleYearHasNoFaults() {
        assertThat(YearRules.faults(2027, "国办发明电", off(), List.of(LocalDate.of(2027, 2, 14)), PUBLISHED))
                .isEmpty();
        assertThat(YearRules.faults(2023, "国办发明电", in(2023, off()), List.of(), PUBLISHED))
                .as("before the first")
                .isEmpty();
    }

    /** 2025: 中秋 lies in the week of National Day, which had eight days. */
    @Test
    void midAutumnMayLieInTheWeekOfNationalDay() {
        List<LocalDate> off = without(9);
        assertThat(codes(2027, off, List.of())).containsExactly("off HOLIDAY_MISSING");

        off.add(LocalDate.of(2027, 10, 8));

        assertThat(codes(2027, off, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 元旦", "2, 春节", "4, 清明节", "5, 劳动节", "6, 端午节", "9, 中秋节", "10, 国庆节"})
    void everyStatutoryHolidayIsThere(int month, String name) {
        assertThat(YearRules.faults(2027, "x", without(month), List.of(), PUBLISHED))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("HOLIDAY_MISSING");
                    assertThat(fault.text()).contains(name);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2022, 2028, 2100})
    void noYearIsLeftOut(int year) {
        assertThat(codes(year, in(year, off()), List.of())).containsExactly("year YEAR_NOT_ADJACENT");
    }

    @ParameterizedTest
    @ValueSource(ints = {1999, 2101, 0, -1})
    void aYearIsAYear(int year) {
        assertThat(codes(year, in(year, off()), List.of())).contains("year YEAR_WRONG");
    }

    @Test
    void theFirstYearMayBeAny() {
        assertThat(YearRules.faults(2035, "x", in(2035, off()), List.of(), new TreeSet<>()))
                .isEmpty();
    }

    @Test
    void everyFaultIsToldAtOnce() {
        List<LocalDate> off = without(6);
        off.add(LocalDate.of(2026, 12, 31));
        off.add(LocalDate.of(2027, 10, 1));
        List<LocalDate> work = List.of(
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 10, 2),
                LocalDate.of(2028, 1, 1),
                LocalDate.of(2027, 2, 14),
                LocalDate.of(2027, 2, 14));

        List<YearFault> faults = YearRules.faults(2027, " ", off, work, PUBLISHED);

        assertThat(faults)
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactly(
                        "source SOURCE_MISSING",
                        "off DAY_OF_ANOTHER_YEAR",
                        "off DAY_TWICE",
                        "work DAY_OF_ANOTHER_YEAR",
                        "work DAY_TWICE",
                        "work WORK_ON_A_WEEKDAY",
                        "work OFF_AND_WORK",
                        "off HOLIDAY_MISSING");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.textEn()).doesNotContainPattern("[\\u4e00-\\u9fff]"));
    }

    private static List<String> codes(int year, List<LocalDate> off, List<LocalDate> work) {
        return YearRules.faults(year, "x", off, work, PUBLISHED).stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static List<LocalDate> in(int year, List<LocalDate> days) {
        return days.stream().map(day -> day.withYear(year)).toList();
    }

    private static List<LocalDate> without(int month) {
        return new ArrayList<>(
                off().stream().filter(day -> day.getMonthValue() != month).toList());
    }

    /** Made up, but as it might be. */
    private static List<LocalDate> off() {
        List<LocalDate> off = new ArrayList<>();
        for (String stretch : List.of(
                "2027-01-01 1",
                "2027-02-05 8",
                "2027-04-03 3",
                "2027-05-01 5",
                "2027-06-09 1",
                "2027-09-15 1",
                "2027-10-01 7")) {
            LocalDate first = LocalDate.parse(stretch.substring(0, 10));
            first.datesUntil(first.plusDays(Long.parseLong(stretch.substring(11))))
                    .forEach(off::add);
        }
        return off;
    }
}
