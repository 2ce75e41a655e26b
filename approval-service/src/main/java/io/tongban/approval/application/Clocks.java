package io.tongban.approval.application;

import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Edition;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.Thresholds;
import org.springframework.stereotype.Component;

/** The statutory clock by an edition of the calendar, with the configured lights. */
@Component
public class Clocks {

    private final Calendars calendars;
    private final Thresholds thresholds;

    Clocks(Calendars calendars, LightProperties lights) {
        this.calendars = calendars;
        this.thresholds = lights.thresholds();
    }

    public Edition newest() {
        return calendars.newest();
    }

    public StatutoryClock by(Edition edition) {
        return new StatutoryClock(edition.workingDays(), thresholds);
    }

    /** As the calendar stood then. */
    public StatutoryClock at(int edition) {
        return by(calendars.at(edition));
    }

    public Thresholds thresholds() {
        return thresholds;
    }
}
