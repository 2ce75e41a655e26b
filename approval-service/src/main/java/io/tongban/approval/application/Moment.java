package io.tongban.approval.application;

import io.tongban.approval.lifecycle.StatutoryClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** One reading of clock and calendar for all of a move: what is ruled on a day is recorded on that day. */
record Moment(OffsetDateTime now, int edition, StatutoryClock clock) {

    LocalDate day() {
        return now.toLocalDate();
    }
}
