package io.tongban.approval.deadline;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.calendar.CalendarYear;
import io.tongban.approval.calendar.Calendars;
import io.tongban.support.background.Recurring;
import io.tongban.support.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes a year, or a new version of one. What silence has done under the old calendar is written down first, so that
 * the new one cannot undo it; where that cannot be done, nothing is published. The cases get their dates from
 * {@link RedateCases} thereafter.
 */
@Component
class PublishYear {

    private static final Logger log = LoggerFactory.getLogger(PublishYear.class);

    private final Calendars calendars;
    private final Sweep sweep;
    private final Recurring redatingLoop;

    PublishYear(Calendars calendars, Sweep sweep, Recurring redatingLoop) {
        this.calendars = calendars;
        this.sweep = sweep;
        this.redatingLoop = redatingLoop;
    }

    /** Fails with SWEEP_STOPPED or CALENDAR_BUSY, and nothing is written. */
    Mono<Void> handle(CalendarYear year, String by) {
        return sweep.run()
                .filter(swept -> swept)
                .switchIfEmpty(refused(ApprovalProblem.SWEEP_STOPPED))
                .flatMap(swept -> calendars.publish(year, by))
                .filter(published -> published)
                .switchIfEmpty(refused(ApprovalProblem.CALENDAR_BUSY))
                .doOnNext(published -> {
                    log.info("calendar {} published by {}", year.year(), by);
                    redatingLoop.wake();
                })
                .then();
    }

    private static Mono<Boolean> refused(ApprovalProblem problem) {
        return Mono.error(() -> Refusal.of(problem).exception());
    }
}
