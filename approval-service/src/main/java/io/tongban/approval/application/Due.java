package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Deadline;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the clock is kept beside a case so that a queue can be ordered and lit by it; never the truth.
 *
 * @param law the limit that binds in this state
 * @param promise and internal: while the decision is still to come
 * @param stop what was told for a special procedure, or the time to hold a hearing: while law does not run
 * @param promiseOn the promised day, shown until the case ends
 * @param renewsOn last day of the permit, where silence would renew it
 */
public record Due(
        DueState state,
        Lit law,
        Lit promise,
        Lit internal,
        Lit stop,
        @Nullable LocalDate promiseOn,
        @Nullable LocalDate renewsOn) {

    public enum DueState {
        DUE,
        PAUSED,
        /** 待公布 */
        UNDATED,
        NONE
    }

    /** A day and when its light changes; all null where no limit runs. */
    public record Lit(
            @Nullable LocalDate on,
            @Nullable LocalDate yellowOn,
            @Nullable LocalDate redOn) {

        static final Lit NONE = new Lit(null, null, null);

        static Lit of(Deadline deadline) {
            return deadline instanceof Deadline.Due due ? new Lit(due.day(), due.yellowOn(), due.redOn()) : NONE;
        }
    }

    private static final Set<State> DECISION_TO_COME = EnumSet.of(
            State.SUBMITTED,
            State.ACCEPTED,
            State.OPINED,
            State.FORWARDED,
            State.INITIATED,
            State.VIEWS_ASKED,
            State.VIEWS_GIVEN);

    public static Due of(Terms terms, State state, Deadlines deadlines) {
        boolean toCome = DECISION_TO_COME.contains(state);
        Deadline current = StatutoryClock.current(terms, state, deadlines);
        return new Due(
                state(current),
                Lit.of(current),
                toCome ? Lit.of(deadlines.promise()) : Lit.NONE,
                toCome ? Lit.of(deadlines.internal()) : Lit.NONE,
                toCome ? Lit.of(deadlines.stop()) : Lit.NONE,
                state.isEnd() ? null : Lit.of(deadlines.promise()).on(),
                StatutoryClock.renewsAfter(state, deadlines));
    }

    static Due of(Deadline current, @Nullable LocalDate promiseOn, @Nullable LocalDate renewsOn) {
        return new Due(state(current), Lit.of(current), Lit.NONE, Lit.NONE, Lit.NONE, promiseOn, renewsOn);
    }

    private static DueState state(Deadline current) {
        if (current instanceof Deadline.Due) {
            return DueState.DUE;
        }
        return current instanceof Deadline.Paused
                ? DueState.PAUSED
                : current instanceof Deadline.CalendarMissing ? DueState.UNDATED : DueState.NONE;
    }

    public @Nullable LocalDate on() {
        return law.on();
    }

    /** By the names of {@link DueColumns}. */
    public Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("due_state", state.name());
        columns.put("due_on", law.on());
        columns.put("yellow_on", law.yellowOn());
        columns.put("red_on", law.redOn());
        columns.put("promise_on", promiseOn);
        columns.put("promise_yellow_on", promise.yellowOn());
        columns.put("promise_red_on", promise.redOn());
        columns.put("internal_on", internal.on());
        columns.put("internal_yellow_on", internal.yellowOn());
        columns.put("internal_red_on", internal.redOn());
        columns.put("stop_on", stop.on());
        columns.put("stop_yellow_on", stop.yellowOn());
        columns.put("stop_red_on", stop.redOn());
        columns.put("next_raise_on", nextRaiseOn());
        columns.put("renews_on", renewsOn);
        return columns;
    }

    /** The first day on which one of them turns red. */
    private @Nullable LocalDate nextRaiseOn() {
        return Stream.of(law.redOn(), promise.redOn(), internal.redOn(), stop.redOn())
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** For notices: the date, or why there is none. */
    public String text() {
        return switch (state) {
            case DUE -> String.valueOf(law.on());
            case PAUSED -> "期限停止计算";
            case UNDATED -> "待公布";
            case NONE -> "无";
        };
    }
}
