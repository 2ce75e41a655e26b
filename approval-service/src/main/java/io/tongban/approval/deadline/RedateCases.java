package io.tongban.approval.deadline;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Due;
import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.SystemActor;
import io.tongban.approval.application.Wish;
import io.tongban.approval.deadline.DatedCases.Dated;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the dates of open cases up to the calendar: where one moves, the case says so, and both sides are told the old
 * date, the new one and why. What has taken effect stays.
 */
@Component
class RedateCases {

    private static final int BATCH = 200;
    private static final int AT_ONCE = 8;
    private static final UUID FIRST = new UUID(0, 0);

    private final DatedCases cases;
    private final Casework casework;

    RedateCases(DatedCases cases, Casework casework) {
        this.cases = cases;
        this.casework = casework;
    }

    /** @param reason told to both sides, e.g. number of the notice */
    Mono<Void> redate(List<DueState> states, String reason) {
        return cases.after(FIRST, states, BATCH)
                .expand(batch -> batch.size() < BATCH
                        ? Mono.empty()
                        : cases.after(batch.get(BATCH - 1).id(), states, BATCH))
                .concatMap(batch -> Flux.fromIterable(batch).flatMap(dated -> redate(dated, reason), AT_ONCE))
                .then();
    }

    private Mono<Void> redate(Dated dated, String reason) {
        Due due = Due.of(
                dated.terms(),
                dated.state(),
                casework.statutoryClock()
                        .fold(
                                dated.terms(),
                                dated.log().stream().map(LogEntry::clockEntry).toList(),
                                casework.today()));
        boolean same = due.state() == dated.dueState()
                && Objects.equals(due.on(), dated.dueOn())
                && Objects.equals(due.promiseOn(), dated.promiseOn());
        return same ? Mono.empty() : tell(dated, due, reason);
    }

    private Mono<Void> tell(Dated dated, Due due, String reason) {
        String before = text(dated.dueState(), dated.dueOn());
        Wish wish =
                Wish.of(dated.id(), SystemActor.at(dated.holder()), Action.REDATE, "redate-" + dated.revision(), "{}");
        Particulars particulars = Particulars.of(Map.of(
                        "oldDue", before,
                        "newDue", due.text(),
                        "oldPromise", String.valueOf(dated.promiseOn()),
                        "newPromise", String.valueOf(due.promiseOn()),
                        "reason", reason))
                .telling("oldDue", before)
                .telling("newDue", due.text())
                .telling("reason", reason);
        return casework.move(wish, (application, facts) -> Mono.just(particulars))
                .onErrorResume(RefusedException.class, meanwhile -> Mono.empty())
                .then();
    }

    private static String text(DueState state, @Nullable LocalDate on) {
        return new Due(state, on, null, null, null, null).text();
    }
}
