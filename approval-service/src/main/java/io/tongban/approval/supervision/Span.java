package io.tongban.approval.supervision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A period: both days included, at most a year and a day. */
record Span(LocalDate from, LocalDate to) {

    private static final int MOST_DAYS = 367;

    /** Fails with PERIOD_WRONG. */
    static Span of(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= MOST_DAYS) {
            throw Refusal.of(
                            ApprovalProblem.PERIOD_WRONG,
                            "起始日不得晚于截止日,期间最长一年",
                            "From must not be after to; a year at most")
                    .exception();
        }
        return new Span(from, to);
    }
}
