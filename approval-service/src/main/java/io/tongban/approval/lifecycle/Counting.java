package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.Pause;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;

/** From a day and a period to the last day, and to those on which its light turns yellow and red. */
record Counting(WorkingDays days, Thresholds thresholds) {

    Deadline due(LocalDate trigger, Period period, List<Pause> pauses) {
        Count count = days.last(trigger, period, pauses);
        if (!(count instanceof Count.Reached last)) {
            return new Deadline.CalendarMissing(((Count.YearMissing) count).year(), count.steps());
        }
        return new Deadline.Due(
                trigger,
                last.day(),
                yellowOn(trigger, period, pauses, last.day()),
                redOn(trigger, period, pauses, last.day()),
                last.steps());
    }

    private LocalDate yellowOn(LocalDate trigger, Period period, List<Pause> pauses, LocalDate last) {
        return period.unit() == Unit.MONTH
                ? trigger.plusDays(thresholds.yellowUsed((int) (last.toEpochDay() - trigger.toEpochDay())))
                : used(trigger, period, pauses, last, thresholds.yellowUsed(period.value()));
    }

    private LocalDate redOn(LocalDate trigger, Period period, List<Pause> pauses, LocalDate last) {
        return period.unit() == Unit.MONTH
                ? last.minusDays(thresholds.redLeft())
                : used(trigger, period, pauses, last, thresholds.redUsed(period.value()));
    }

    /** The day on which so many days of the period are used up; the last day where that cannot be counted. */
    private LocalDate used(LocalDate trigger, Period period, List<Pause> pauses, LocalDate last, int used) {
        return days.count(trigger, new Period(used, period.unit()), pauses) instanceof Count.Reached reached
                ? reached.day()
                : last;
    }
}
