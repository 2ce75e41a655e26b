package io.tongban.approval.deadline;

import io.tongban.approval.application.Due;
import io.tongban.approval.calendar.CalendarYear;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.deadline.UndatedCases.Dated;
import io.tongban.approval.deadline.UndatedCases.UndatedCase;
import io.tongban.approval.lifecycle.StatutoryClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes a year and gives every case that waited for it its date. */
@Component
class PublishYear {

    private static final Logger log = LoggerFactory.getLogger(PublishYear.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Calendars calendars;
    private final UndatedCases cases;
    private final Clock clock;

    PublishYear(Calendars calendars, UndatedCases cases, Clock clock) {
        this.calendars = calendars;
        this.cases = cases;
        this.clock = clock;
    }

    Mono<Void> handle(CalendarYear year, String by) {
        return calendars
                .publish(year, by)
                .then(Mono.defer(this::dateAll))
                .doOnSuccess(done -> log.info("calendar {} published by {}", year.year(), by));
    }

    /** Every case that still waits gets its date; also run now and then, for cases that another instance left behind. */
    Mono<Void> dateAll() {
        return cases.after(FIRST, BATCH)
                .expand(batch -> batch.isEmpty()
                        ? Mono.empty()
                        : cases.save(batch.stream().map(this::dated).toList())
                                .then(cases.after(batch.get(batch.size() - 1).id(), BATCH)))
                .then();
    }

    private Dated dated(UndatedCase waiting) {
        StatutoryClock.Deadlines deadlines = new StatutoryClock(calendars.workingDays())
                .fold(waiting.item().terms(), waiting.entries(), LocalDate.now(clock));
        Due due = Due.of(waiting.item(), waiting.state(), deadlines);
        return new Dated(
                waiting.id(),
                waiting.revision(),
                due.on(),
                due.yellowOn(),
                due.redOn(),
                due.promiseOn(),
                due.state().name());
    }
}
