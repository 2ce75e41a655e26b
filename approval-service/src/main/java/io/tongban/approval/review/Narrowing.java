package io.tongban.approval.review;

import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What else a queue is narrowed by. Only what is asked for becomes a condition, so that each has its index.
 *
 * @param stopped only cases whose limit stands still
 * @param claimed empty, {@code me} or {@code nobody}: never claimed, or so long ago that a colleague may go on
 * @param me who asks
 * @param item empty for all
 */
record Narrowing(
        boolean stopped,
        String claimed,
        String me,
        String item,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueUntil) {

    private static final Set<String> CLAIMED = Set.of("", "me", "nobody");

    void check(List<Fault> faults) {
        if (!CLAIMED.contains(claimed)) {
            faults.add(new Fault("/claimed", "NOT_A_CHOICE", "领办只能是 me、nobody", "me or nobody"));
        }
        if (dueFrom != null && dueUntil != null && dueUntil.isBefore(dueFrom)) {
            faults.add(new Fault("/dueUntil", "OUT_OF_RANGE", "不得早于起始日", "Not before dueFrom"));
        }
    }

    String condition() {
        return (stopped ? " and a.due_state = 'PAUSED'" : "")
                + switch (claimed) {
                    case "me" -> " and a.claimed_by = :me";
                    case "nobody" -> " and (a.claimed_by is null or a.claimed_at <= :claimOver)";
                    default -> "";
                }
                + (item.isEmpty() ? "" : " and a.item_code = :item")
                + (dueFrom == null ? "" : " and a.due_key >= :dueFrom")
                + (dueUntil == null ? "" : " and a.due_key <= :dueUntil");
    }

    /** @param claimOver claims of before no longer keep others off */
    GenericExecuteSpec bind(GenericExecuteSpec spec, OffsetDateTime claimOver) {
        GenericExecuteSpec bound = spec;
        if (claimed.equals("me")) {
            bound = bound.bind("me", me);
        }
        if (claimed.equals("nobody")) {
            bound = bound.bind("claimOver", claimOver);
        }
        if (!item.isEmpty()) {
            bound = bound.bind("item", item);
        }
        if (dueFrom != null) {
            bound = bound.bind("dueFrom", dueFrom);
        }
        return dueUntil == null ? bound : bound.bind("dueUntil", dueUntil);
    }

    /** For the cursor: empty where nothing is asked for. */
    String text() {
        boolean none = !stopped && claimed.isEmpty() && item.isEmpty() && dueFrom == null && dueUntil == null;
        return none ? "" : " " + this;
    }
}
