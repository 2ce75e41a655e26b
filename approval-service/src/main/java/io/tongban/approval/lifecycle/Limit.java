package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Period;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One time limit that the procedure itself sets; the period of the decision is the item's own.
 *
 * @param period null where the item or the notice says how long
 * @param onExpiry what the law says of silence
 */
public record Limit(
        String name,
        Set<Kind> kinds,
        @Nullable Period period,
        String from,
        String basis,
        LocalDate inForceFrom,
        String onExpiry) {}
