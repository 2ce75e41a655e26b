package io.tongban.approval.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the law.
 *
 * @param clock effect on the clock, in Chinese; what the fold does with the entry
 * @param basis article, or 待法制机构确认
 * @param inForceFrom first day of receipt that the row applies to
 * @param inForceUntil last such day, null while in force
 */
public record Move(
        State from,
        Action action,
        Role by,
        List<Condition> onlyIf,
        State to,
        String clock,
        String basis,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceUntil) {

    /** What must hold before all else. */
    Move onlyIfAlso(Condition more) {
        List<Condition> all = Stream.concat(Stream.of(more), onlyIf.stream()).toList();
        return new Move(from, action, by, all, to, clock, basis, inForceFrom, inForceUntil);
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom) && (inForceUntil == null || !day.isAfter(inForceUntil));
    }
}
