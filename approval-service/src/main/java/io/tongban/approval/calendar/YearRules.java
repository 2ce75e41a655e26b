package io.tongban.approval.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * What must hold of a year before it counts: it follows on the published ones, each day stands once and in its year, and no
 * statutory holiday is missing (全国年节及纪念日放假办法). When a lunar holiday falls is not computed: some day off is asked
 * for in the stretch in which it can fall.
 */
public final class YearRules {

    /** @param field source, off, work or year; @param code stable */
    public record YearFault(String field, String code, String text, String textEn) {}

    private record Holiday(String name, String nameEn, MonthDay from, MonthDay to) {}

    private static final List<Holiday> HOLIDAYS = List.of(
            holiday("元旦", "New Year", 1, 1, 1, 3),
            holiday("春节", "Spring Festival", 1, 20, 2, 27),
            holiday("清明节", "Qingming", 4, 3, 4, 7),
            holiday("劳动节", "Labour Day", 5, 1, 5, 3),
            holiday("端午节", "Dragon Boat Festival", 5, 26, 6, 28),
            holiday("国庆节", "National Day", 10, 1, 10, 3));
    /** Mid-autumn lies in September, or lengthens the week of National Day to eight days. */
    private static final Holiday MID_AUTUMN = holiday("中秋节", "Mid-Autumn Festival", 9, 6, 9, 30);

    private static final Holiday LONG_WEEK = holiday("国庆中秋", "National Day with Mid-Autumn", 9, 30, 10, 10);
    private static final int EIGHT_DAYS = 8;

    private final int year;
    private final List<LocalDate> off;
    private final List<LocalDate> work;
    private final List<YearFault> faults = new ArrayList<>();

    private YearRules(int year, List<LocalDate> off, List<LocalDate> work) {
        this.year = year;
        this.off = off;
        this.work = work;
    }

    /** All that is wrong with a year as it was sent; empty where it may be imported. */
    public static List<YearFault> faults(
            int year, String source, List<LocalDate> off, List<LocalDate> work, NavigableSet<Integer> published) {
        YearRules rules = new YearRules(year, off, work);
        rules.follows(published);
        if (source.isBlank()) {
            rules.add("source", "SOURCE_MISSING", "须写明国务院办公厅通知的文号", "the number of the State Council's notice");
        }
        rules.list("off", off);
        rules.list("work", work);
        rules.makeUpDays();
        rules.holidays();
        return List.copyOf(rules.faults);
    }

    private void follows(NavigableSet<Integer> published) {
        if (year < 2000 || year > 2100) {
            add("year", "YEAR_WRONG", year + "不在2000年至2100年之间", year + " (expected: 2000 to 2100)");
        } else if (!published.isEmpty() && (year < published.first() - 1 || year > published.last() + 1)) {
            String years = published.first() + "-" + published.last();
            add(
                    "year",
                    "YEAR_NOT_ADJACENT",
                    year + "年与已公布的" + years + "年不相连,中间年份尚未公布",
                    year + " (expected: next to the published years " + years + ")");
        }
    }

    private void list(String field, List<LocalDate> days) {
        Set<LocalDate> seen = new HashSet<>();
        for (LocalDate day : days) {
            if (day.getYear() != year) {
                add(field, "DAY_OF_ANOTHER_YEAR", day + "不在" + year + "年内", day + " (expected: a day of " + year + ")");
            }
            if (!seen.add(day)) {
                add(field, "DAY_TWICE", day + "重复", day + " (expected: once)");
            }
        }
    }

    private void makeUpDays() {
        for (LocalDate day : Set.copyOf(work).stream().sorted().toList()) {
            if (!CalendarYear.isWeekend(day)) {
                add("work", "WORK_ON_A_WEEKDAY", day + "不是周末,不能是调休上班日", day + " (expected: a Saturday or Sunday)");
            }
            if (off.contains(day)) {
                add("work", "OFF_AND_WORK", day + "同时列为放假和上班", day + " (expected: not in off as well)");
            }
        }
    }

    private void holidays() {
        for (Holiday holiday : HOLIDAYS) {
            if (daysOff(holiday) == 0) {
                missing(holiday);
            }
        }
        if (daysOff(MID_AUTUMN) == 0 && daysOff(LONG_WEEK) < EIGHT_DAYS) {
            missing(MID_AUTUMN);
        }
    }

    private long daysOff(Holiday holiday) {
        return off.stream()
                .distinct()
                .filter(day -> day.getYear() == year)
                .map(MonthDay::from)
                .filter(day -> !day.isBefore(holiday.from()) && !day.isAfter(holiday.to()))
                .count();
    }

    private void missing(Holiday holiday) {
        String stretch = holiday.from().atYear(2000).toString().substring(5) + "…"
                + holiday.to().atYear(2000).toString().substring(5);
        add(
                "off",
                "HOLIDAY_MISSING",
                "没有" + holiday.name() + "的放假日(" + stretch + "之间)",
                "no day off for " + holiday.nameEn() + " (expected: some within " + stretch + ")");
    }

    private void add(String field, String code, String text, String textEn) {
        faults.add(new YearFault(field, code, text, textEn));
    }

    private static Holiday holiday(String name, String nameEn, int fromMonth, int fromDay, int toMonth, int toDay) {
        return new Holiday(name, nameEn, MonthDay.of(fromMonth, fromDay), MonthDay.of(toMonth, toDay));
    }
}
