package io.tongban.approval.calendar;

import java.time.LocalDate;
import java.util.List;

/** What counting days came to, with the steps that explain it. */
public sealed interface Count {

    List<Step> steps();

    /** @param day the last day of the period; it ends at 24:00 of that day */
    record Reached(LocalDate day, List<Step> steps) implements Count {}

    /** The calendar of that year is not published yet: the date is 待公布, never a guess. */
    record YearMissing(int year, List<Step> steps) implements Count {}

    /** @param text in Chinese: what this day, or this stretch of days, means for the count */
    record Step(LocalDate from, LocalDate to, String text) {}
}
