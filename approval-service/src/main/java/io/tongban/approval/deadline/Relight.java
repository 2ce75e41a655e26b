package io.tongban.approval.deadline;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Clocks;
import io.tongban.approval.application.Due;
import io.tongban.approval.calendar.Edition;
import io.tongban.approval.deadline.DatedCases.Dated;
import io.tongban.approval.deadline.DatedCases.Row;
import io.tongban.approval.deadline.DatedCases.Settled;
import io.tongban.approval.lifecycle.Thresholds;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets the lights of open cases anew where the configured thresholds are others than before. Nobody is told: no date moves. */
@Component
class Relight {

    private static final Logger log = LoggerFactory.getLogger(Relight.class);
    private static final String LEASE = "relight";
    private static final int BATCH = 200;
    private static final String KNOWN = "select count(*) from lights where yellow_left = :yellow and red_left = :red";
    private static final String REMEMBER = """
            insert into lights (once, yellow_left, red_left) values (true, :yellow, :red)
            on conflict (once) do update set yellow_left = excluded.yellow_left, red_left = excluded.red_left
            """;

    private final DatedCases cases;
    private final Casework casework;
    private final Clocks clocks;
    private final Lease lease;
    private final DatabaseClient database;

    Relight(DatedCases cases, Casework casework, Clocks clocks, Lease lease, DatabaseClient database) {
        this.cases = cases;
        this.casework = casework;
        this.clocks = clocks;
        this.lease = lease;
        this.database = database;
    }

    Mono<Void> run() {
        return thresholds(KNOWN)
                .map(row -> row.get(0, Long.class) == 1L)
                .one()
                .filter(known -> !known)
                .flatMap(other -> lease.take(LEASE))
                .filter(mine -> mine)
                .flatMap(
                        mine -> Mono.usingWhen(Mono.just(clocks.newest()), this::all, newest -> lease.giveBack(LEASE)));
    }

    private Mono<Void> all(Edition newest) {
        return batch(newest, Row.START)
                .expand(batch -> batch.size() < BATCH ? Mono.empty() : batch(newest, batch.get(BATCH - 1)))
                .concatMap(batch -> lease.take(LEASE).then(cases.settle(lit(batch, newest), newest.number())))
                .then(thresholds(REMEMBER).then())
                .doOnSuccess(done -> log.info("lights set by {}", clocks.thresholds()));
    }

    private Mono<List<Row>> batch(Edition newest, Row after) {
        return cases.before(newest.number() + 1, after, BATCH);
    }

    /** Those that an earlier edition dated get their lights when they are redated. */
    private List<Settled> lit(List<Row> batch, Edition newest) {
        List<Settled> settled = new ArrayList<>();
        batch.stream().filter(row -> row.edition() == newest.number()).forEach(row -> {
            try {
                Dated dated = cases.dated(row);
                settled.add(new Settled(
                        dated,
                        Due.of(dated.terms(), dated.state(), dated.deadlines(clocks.by(newest), casework.today()))));
            } catch (RuntimeException unreadable) {
                log.error("no light set: {}", row.id(), unreadable);
            }
        });
        return settled;
    }

    private DatabaseClient.GenericExecuteSpec thresholds(String sql) {
        Thresholds thresholds = clocks.thresholds();
        return database.sql(sql).bind("yellow", thresholds.yellowLeft()).bind("red", thresholds.redLeft());
    }
}
