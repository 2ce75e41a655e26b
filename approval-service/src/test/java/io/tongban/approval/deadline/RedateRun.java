package io.tongban.approval.deadline;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Clocks;
import io.tongban.approval.calendar.Calendars;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Lets a test redate when it wants to, and as another instance too. */
public class RedateRun {

    private final RedateCases cases;
    private final DatedCases dated;
    private final Casework casework;
    private final Clocks clocks;
    private final Calendars calendars;
    private final DatabaseClient database;

    @Autowired
    RedateRun(
            RedateCases cases,
            DatedCases dated,
            Casework casework,
            Clocks clocks,
            Calendars calendars,
            DatabaseClient database) {
        this.cases = cases;
        this.dated = dated;
        this.casework = casework;
        this.clocks = clocks;
        this.calendars = calendars;
        this.database = database;
    }

    public Mono<Void> run() {
        return cases.run();
    }

    /** One that does not hold our lease. */
    public RedateRun otherInstance() {
        RedateCases other = new RedateCases(dated, casework, clocks, calendars, new Lease(database));
        return new RedateRun(other, dated, casework, clocks, calendars, database);
    }
}
