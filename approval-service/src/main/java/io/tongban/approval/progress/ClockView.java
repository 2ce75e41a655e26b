package io.tongban.approval.progress;

import io.tongban.approval.calendar.Count.Step;
import io.tongban.approval.lifecycle.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One limit, explained.
 *
 * @param state DUE, PAUSED, UNDATED (待公布) or NONE
 * @param dueOn last day, to 24:00
 */
public record ClockView(String name, String state, @Nullable LocalDate dueOn, List<StepView> steps) {

    /** A stretch of days and what it means for the count. */
    public record StepView(LocalDate from, LocalDate to, String text) {}

    /** All limits of a case. */
    public record Explained(
            List<ClockView> limits, @Nullable LocalDate acceptedOn, boolean deemedAccepted) {}

    static ClockView of(String name, Deadline deadline) {
        if (deadline instanceof Deadline.Due due) {
            return new ClockView(name, "DUE", due.day(), steps(due.steps()));
        }
        if (deadline instanceof Deadline.Paused paused) {
            return new ClockView(name, "PAUSED", null, steps(paused.steps()));
        }
        if (deadline instanceof Deadline.CalendarMissing missing) {
            return new ClockView(name, "UNDATED", null, steps(missing.steps()));
        }
        return new ClockView(name, "NONE", null, steps(deadline.steps()));
    }

    private static List<StepView> steps(List<Step> steps) {
        return steps.stream()
                .map(step -> new StepView(step.from(), step.to(), step.text()))
                .toList();
    }
}
