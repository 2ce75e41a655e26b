package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Action.*;
import static io.tongban.approval.lifecycle.Role.SYSTEM;
import static io.tongban.approval.lifecycle.State.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Once silence has renewed a permit, nobody decides any more: what the law did is written down, and nothing else. */
final class Renewals {

    private static final Set<State> UNDECIDED = EnumSet.of(SUBMITTED, ACCEPTED, OPINED, FORWARDED);
    /** What time does, it still does. */
    private static final Set<Action> OF_TIME = EnumSet.of(DEEM_ACCEPTANCE, REDATE);

    private static final String BASIS = "许可法第五十条第二款:逾期未作决定的,视为准予延续";

    private Renewals() {}

    static boolean isUndecided(State state) {
        return UNDECIDED.contains(state);
    }

    static List<Move> in(List<Move> rows) {
        Stream<Move> deemed = UNDECIDED.stream()
                .map(state -> Lifecycle.row(
                        state,
                        DEEM_RENEWAL,
                        SYSTEM,
                        "十个工作日送达期限自有效期届满日起算[A]",
                        BASIS,
                        GRANTED,
                        Condition.RENEWED_BY_SILENCE));
        return Stream.concat(rows.stream().map(Renewals::guarded), deemed).toList();
    }

    private static Move guarded(Move row) {
        boolean open = UNDECIDED.contains(row.from()) && !OF_TIME.contains(row.action());
        return open ? row.onlyIfAlso(Condition.NOT_RENEWED_BY_SILENCE) : row;
    }
}
