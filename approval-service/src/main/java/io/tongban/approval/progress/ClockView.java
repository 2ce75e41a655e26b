package io.tongban.approval.progress;

import io.tongban.approval.calendar.Count.Step;
import io.tongban.approval.lifecycle.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One limit, explained.
 *
 * @param state DUE, PAUSED, UNDATED (待公布), NONE, or CLOSED: the step was taken, or the case ended
 * @param dueOn last day, to 24:00
 * @param closedOn day on which the limit ended, null while it runs
 */
public record ClockView(
        String name,
        String state,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate closedOn,
        List<StepView> steps) {

    /** A stretch of days and what it means for the count. */
    public record StepView(LocalDate from, LocalDate to, String text) {}

    /** All limits of a case; {@code deemedRenewed}: 视为准予延续, written down or not yet. */
    public record Explained(
            List<ClockView> limits, @Nullable LocalDate acceptedOn, boolean deemedAccepted, boolean deemedRenewed) {}

    static ClockView of(String name, Deadline deadline) {
        if (deadline instanceof Deadline.Due due) {
            return new ClockView(name, "DUE", due.day(), null, steps(due.steps()));
        }
        if (deadline instanceof Deadline.Paused paused) {
            return new ClockView(name, "PAUSED", null, null, steps(paused.steps()));
        }
        if (deadline instanceof Deadline.CalendarMissing missing) {
            return new ClockView(name, "UNDATED", null, null, steps(missing.steps()));
        }
        return new ClockView(name, "NONE", null, null, steps(deadline.steps()));
    }

    /** This limit, ended on that day if it ran at all. */
    ClockView closed(@Nullable LocalDate on) {
        return on == null || state.equals("NONE") ? this : new ClockView(name, "CLOSED", dueOn, on, steps);
    }

    private static List<StepView> steps(List<Step> steps) {
        return steps.stream()
                .map(step -> new StepView(step.from(), step.to(), step.text()))
                .toList();
    }
}
