package io.tongban.approval.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One published year: 国务院办公厅节假日安排. The official calendar beats the weekend rule.
 *
 * @param off days off, weekends inside a holiday included
 * @param work weekend days worked instead (调休)
 */
public record CalendarYear(int year, String source, Set<LocalDate> off, Set<LocalDate> work) {

    public CalendarYear {
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }

    public boolean isWorkday(LocalDate day) {
        return work.contains(day) || !isWeekend(day) && !off.contains(day);
    }

    /** All that is wrong with a year as it was sent; empty where it may be imported. */
    public static List<String> faults(int year, String source, List<LocalDate> off, List<LocalDate> work) {
        List<String> faults = new ArrayList<>();
        if (year < 2000 || year > 2100) {
            faults.add("year: " + year + " (expected: 2000 to 2100)");
        }
        if (source.isBlank()) {
            faults.add("source: empty (expected: the number of the State Council's notice)");
        }
        if (off.isEmpty()) {
            faults.add("off: empty (expected: the days off of the year)");
        }
        listFaults("off", year, off, faults);
        listFaults("work", year, work, faults);
        work.stream()
                .filter(day -> !isWeekend(day))
                .forEach(day -> faults.add("work: " + day + " (expected: a Saturday or Sunday)"));
        work.stream()
                .filter(off::contains)
                .forEach(day -> faults.add("work: " + day + " (expected: not in off as well)"));
        return faults;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void listFaults(String name, int year, List<LocalDate> days, List<String> faults) {
        Set<LocalDate> seen = new HashSet<>();
        for (LocalDate day : days) {
            if (day.getYear() != year) {
                faults.add(name + ": " + day + " (expected: a day of " + year + ")");
            }
            if (!seen.add(day)) {
                faults.add(name + ": " + day + " (expected: once)");
            }
        }
    }
}
