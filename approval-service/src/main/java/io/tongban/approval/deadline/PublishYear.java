package io.tongban.approval.deadline;

import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.calendar.CalendarYear;
import io.tongban.approval.calendar.Calendars;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes a year, or a new version of one. What silence has done under the old calendar is written down first, so that
 * the new one cannot undo it; then every open case gets its dates.
 */
@Component
class PublishYear {

    private static final Logger log = LoggerFactory.getLogger(PublishYear.class);

    private final Calendars calendars;
    private final Sweep sweep;
    private final RedateCases cases;

    PublishYear(Calendars calendars, Sweep sweep, RedateCases cases) {
        this.calendars = calendars;
        this.sweep = sweep;
        this.cases = cases;
    }

    Mono<Void> handle(CalendarYear year, String by) {
        return sweep.run()
                .then(calendars.publish(year, by))
                .then(Mono.defer(() -> cases.redate(List.of(DueState.DUE, DueState.UNDATED), year.source())))
                .doOnSuccess(done -> log.info("calendar {} published by {}", year.year(), by));
    }
}
