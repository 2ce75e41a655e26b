package io.tongban.approval.deadline;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Clocks;
import io.tongban.approval.application.Due;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.SystemActor;
import io.tongban.approval.application.Wish;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Edition;
import io.tongban.approval.deadline.DatedCases.Dated;
import io.tongban.approval.deadline.DatedCases.Row;
import io.tongban.approval.deadline.DatedCases.Settled;
import io.tongban.approval.deadline.Redated.Moved;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the dates of open cases up to the newest edition of the calendar: what the clock said by the edition that they
 * were told is compared with what it says now. Where a limit moves, the case says so, and both sides are told the old
 * date, the new one and why. What has taken effect stays. Cut off anywhere, the next run of any instance goes on.
 */
@Component
class RedateCases {

    private static final Logger log = LoggerFactory.getLogger(RedateCases.class);
    private static final String LEASE = "redating";
    private static final int BATCH = 200;
    private static final int AT_ONCE = 8;

    private final DatedCases cases;
    private final Casework casework;
    private final Clocks clocks;
    private final Calendars calendars;
    private final Lease lease;

    RedateCases(DatedCases cases, Casework casework, Clocks clocks, Calendars calendars, Lease lease) {
        this.cases = cases;
        this.casework = casework;
        this.clocks = clocks;
        this.calendars = calendars;
        this.lease = lease;
    }

    /** However it ends, also when it is stopped, another instance may go on at once. */
    Mono<Void> run() {
        return Mono.usingWhen(Mono.fromSupplier(calendars::newest), this::all, newest -> lease.giveBack(LEASE));
    }

    private Mono<Void> all(Edition newest) {
        return batch(newest, Row.START)
                .expand(batch -> batch.size() < BATCH ? Mono.empty() : batch(newest, batch.get(BATCH - 1)))
                .concatMap(batch -> redate(batch, newest))
                .then();
    }

    /** Nobody takes the lease where there is nothing to do; while another instance has it, there is nothing for us. */
    private Mono<List<Row>> batch(Edition newest, Row after) {
        return cases.before(newest.number(), after, BATCH)
                .filter(batch -> !batch.isEmpty())
                .filterWhen(batch -> lease.take(LEASE));
    }

    private Mono<Void> redate(List<Row> batch, Edition newest) {
        List<Dated> told = new ArrayList<>();
        List<Settled> quiet = new ArrayList<>();
        batch.forEach(row -> compare(row, newest, told, quiet));
        return cases.settle(quiet, newest.number())
                .thenMany(Flux.fromIterable(told).flatMap(this::tell, AT_ONCE))
                .then();
    }

    /** A case that cannot be read holds up none of the others. */
    private void compare(Row row, Edition newest, List<Dated> told, List<Settled> quiet) {
        try {
            Dated dated = cases.dated(row);
            Deadlines old = dated.deadlines(clocks.at(dated.edition()), casework.today());
            Deadlines now = dated.deadlines(clocks.by(newest), casework.today());
            if (Redated.between(dated.state(), old, now).isEmpty()) {
                quiet.add(new Settled(dated, Due.of(dated.terms(), dated.state(), now)));
            } else {
                told.add(dated);
            }
        } catch (RuntimeException unreadable) {
            log.error("redating failed, tried again in the next run: {}", row.id(), unreadable);
        }
    }

    private Mono<Void> tell(Dated dated) {
        Wish wish = Wish.of(
                dated.id(),
                SystemActor.at(dated.holder()),
                Action.REDATE,
                "redate-" + dated.revision() + "-" + calendars.newest().number(),
                "{}");
        return casework.move(
                        wish, (application, facts) -> Mono.fromSupplier(() -> particulars(dated, application, facts)))
                .onErrorResume(RefusedException.class, meanwhile -> Mono.empty())
                .onErrorResume(error -> {
                    log.error("redating failed, tried again in the next run: {}", dated.id(), error);
                    return Mono.empty();
                })
                .then();
    }

    /** Of a case that somebody moved since it was read nothing is told: the next run reads it again. */
    private Particulars particulars(Dated dated, Application application, Facts facts) {
        Deadlines old = application.deadlines(clocks.at(dated.edition()), facts.today());
        Redated redated = Redated.between(facts.state(), old, facts.deadlines());
        if (application.revision() != dated.revision() || redated.isEmpty()) {
            throw Refusal.of(ApprovalProblem.MOVED_MEANWHILE).exception();
        }
        Moved first = redated.first();
        String reason = calendars.sourcesAfter(dated.edition());
        return Particulars.of(Map.of(
                        "oldDue", first.before(),
                        "newDue", first.after(),
                        "limits", redated.limits(),
                        "reason", reason))
                .telling("oldDue", first.before())
                .telling("newDue", first.after())
                .telling("dates", redated.text())
                .telling("datesEn", redated.textEn())
                .telling("reason", reason);
    }
}
