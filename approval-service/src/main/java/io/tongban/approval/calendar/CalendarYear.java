package io.tongban.approval.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
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

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
