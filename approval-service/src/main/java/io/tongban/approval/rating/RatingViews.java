package io.tongban.approval.rating;

import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is seen of ratings; the dates of a task are counted when they are read, so that a new calendar moves them. */
@Component
class RatingViews {

    private final Calendars calendars;
    private final RatingProperties properties;
    private final Clock clock;

    RatingViews(Calendars calendars, RatingProperties properties, Clock clock) {
        this.calendars = calendars;
        this.properties = properties;
        this.clock = clock;
    }

    /** As it is kept. @param task null for a rating that is not negative */
    record Row(
            UUID id,
            String itemCode,
            String itemName,
            int level,
            List<String> tags,
            String text,
            OffsetDateTime ratedAt,
            LocalDate ratedOn,
            @Nullable Task task) {}

    record Task(String state, boolean complex, List<Step> steps) {}

    /** @param outcome RECTIFIED, EXPLAINED or UNFOUNDED, only of a conclusion */
    record Step(String action, @Nullable String outcome, String text, LocalDate on) {}

    /**
     * A rating: nothing of who gave it, nor of which case.
     *
     * @param levelText 非常满意 满意 基本满意 不满意 非常不满意
     */
    record RatingView(
            UUID id,
            String itemCode,
            String itemName,
            Level level,
            String levelText,
            List<String> tags,
            String text,
            LocalDate ratedOn,
            @Nullable TaskView task) {}

    /**
     * 差评整改.
     *
     * @param contactBy last day for the call-back, null while its year's calendar is not published: 待公布
     * @param handleBy last day for the conclusion
     * @param overdue one of them is over and it was not done
     */
    record TaskView(
            String state,
            boolean complex,
            @Nullable LocalDate contactBy,
            @Nullable LocalDate handleBy,
            boolean overdue,
            List<Step> steps) {}

    record RatingPage(List<RatingView> items, @Nullable String next) {}

    RatingView of(Row row) {
        Level level = Level.of(row.level());
        Task task = row.task();
        return new RatingView(
                row.id(),
                row.itemCode(),
                row.itemName(),
                level,
                level.text(),
                row.tags(),
                row.text(),
                row.ratedOn(),
                task == null ? null : of(task, row.ratedOn()));
    }

    private TaskView of(Task task, LocalDate ratedOn) {
        LocalDate contactBy = after(ratedOn, properties.contact());
        LocalDate handleBy = after(ratedOn, task.complex() ? properties.complex() : properties.handle());
        LocalDate today = LocalDate.now(clock);
        boolean late = task.state().equals("OPEN") && isOver(contactBy, today)
                || !task.state().equals("CONCLUDED") && isOver(handleBy, today);
        return new TaskView(task.state(), task.complex(), contactBy, handleBy, late, task.steps());
    }

    private static boolean isOver(@Nullable LocalDate last, LocalDate today) {
        return last != null && last.isBefore(today);
    }

    private @Nullable LocalDate after(LocalDate day, int workingDays) {
        return calendars.workingDays().count(day, new Period(workingDays, Unit.WORKDAY))
                        instanceof Count.Reached reached
                ? reached.day()
                : null;
    }
}
