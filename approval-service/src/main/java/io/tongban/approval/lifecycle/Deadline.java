package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Count.Step;
import java.time.LocalDate;
import java.util.List;

/** What the clock says about one limit. */
public sealed interface Deadline {

    /** In Chinese, day by day: why this is the date. */
    List<Step> steps();

    /** The limit is known to be over on that day. */
    default boolean isOverOn(LocalDate today) {
        return false;
    }

    default boolean isOpenOn(LocalDate today) {
        return !isOverOn(today);
    }

    /**
     * @param day last day, to 24:00
     * @param yellowOn first day with half or less left, by the usual {@link Thresholds}
     * @param redOn first day with one day or less left, by the usual ones
     */
    record Due(LocalDate trigger, LocalDate day, LocalDate yellowOn, LocalDate redOn, List<Step> steps)
            implements Deadline {
        @Override
        public boolean isOverOn(LocalDate today) {
            return today.isAfter(day);
        }
    }

    /** Stopped, e.g. while the applicant corrects. */
    record Paused(LocalDate since, List<Step> steps) implements Deadline {}

    /** 待公布: the calendar of that year is not published. */
    record CalendarMissing(int year, List<Step> steps) implements Deadline {}

    /** No such limit runs now; the step says why. */
    record None(List<Step> steps) implements Deadline {}
}
