package io.tongban.approval.rating;

import io.tongban.approval.application.Application;
import io.tongban.approval.lifecycle.State;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cases are rated: those that were applied for and have ended. A proceeding was asked for by nobody. */
final class Closed {

    private static final Set<State> ENDS = EnumSet.copyOf(Arrays.stream(State.values())
            .filter(state -> state.isEnd() && state != State.DROPPED)
            .toList());

    /** Of {@code application a}. */
    static final String SQL = ENDS.stream().map(State::name).collect(Collectors.joining("', '", "a.state in ('", "')"))
            + " and not exists (select from proceeding p where p.application_id = a.id)";

    private Closed() {}

    static boolean is(Application application) {
        return ENDS.contains(application.state()) && !application.item().kind().isAfterTheEnd();
    }
}
