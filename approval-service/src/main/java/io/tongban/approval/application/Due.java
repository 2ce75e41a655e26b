package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Deadline;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of the clock is kept beside a case so that a queue can be ordered by it; never the truth.
 *
 * @param renewsOn last day of the permit, where silence would renew it
 */
public record Due(
        DueState state,
        @Nullable LocalDate on,
        @Nullable LocalDate yellowOn,
        @Nullable LocalDate redOn,
        @Nullable LocalDate promiseOn,
        @Nullable LocalDate renewsOn) {

    public enum DueState {
        DUE,
        PAUSED,
        /** 待公布 */
        UNDATED,
        NONE
    }

    /** The limit that binds in this state, and the promise. */
    public static Due of(Terms terms, State state, Deadlines deadlines) {
        LocalDate promise = !state.isEnd() && deadlines.promise() instanceof Deadline.Due due ? due.day() : null;
        return of(
                StatutoryClock.current(terms, state, deadlines), promise, StatutoryClock.renewsAfter(state, deadlines));
    }

    static Due of(Deadline current, @Nullable LocalDate promise, @Nullable LocalDate renewsOn) {
        if (current instanceof Deadline.Due due) {
            return new Due(DueState.DUE, due.day(), due.yellowOn(), due.redOn(), promise, renewsOn);
        }
        DueState without = current instanceof Deadline.Paused
                ? DueState.PAUSED
                : current instanceof Deadline.CalendarMissing ? DueState.UNDATED : DueState.NONE;
        return new Due(without, null, null, null, promise, renewsOn);
    }

    /** For notices: the date, or why there is none. */
    public String text() {
        return switch (state) {
            case DUE -> String.valueOf(on);
            case PAUSED -> "期限停止计算";
            case UNDATED -> "待公布";
            case NONE -> "无";
        };
    }
}
