package io.tongban.approval.application;

import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.Edition;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.item.Commitment.Method;
import io.tongban.approval.item.Commitments;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 核查: what the office checks of the commitments that come in, and until when. It begins at submission, not at acceptance. */
@Component
public class CheckTasks {

    private final Commitments commitments;
    private final Clocks clocks;

    CheckTasks(Commitments commitments, Clocks clocks) {
        this.commitments = commitments;
        this.clocks = clocks;
    }

    /** One for each commitment that was signed since the last submission, by the method that it begins with. */
    public List<CheckTask> of(Application application, LocalDate today) {
        return application.commitments().stream()
                .filter(one -> one.state() == Standing.SIGNED && application.isWanted(one.material()))
                .map(one -> task(Objects.requireNonNull(one.id()), one.code(), commitments.method(one.code()), today))
                .toList();
    }

    /** @param code of the commitment: how many working days there are */
    public CheckTask task(UUID commitment, String code, Method method, LocalDate today) {
        int days = commitments.days(code);
        Edition newest = clocks.newest();
        return new CheckTask(commitment, method, today, days, due(newest, today, days), newest.number());
    }

    /** @return null: 待公布 */
    public static @Nullable LocalDate due(Edition calendar, LocalDate from, int days) {
        return calendar.workingDays().count(from, new Period(days, Unit.WORKDAY)) instanceof Count.Reached reached
                ? reached.day()
                : null;
    }
}
