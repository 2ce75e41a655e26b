package io.tongban.approval.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the log has come to apart from dates: stops, extension, corrections, hearing.
 *
 * @param stoppedOn since when the limit of the decision is stopped (许可法第四十五条), null while it runs
 * @param stoppedBy the move that stopped it: SUSPEND or REQUEST_HEARING
 * @param stopDays working days told for the stop, 0 while there is none
 * @param extendedBy working days that the limit was extended by, 0 for none
 * @param corrections notices of correction so far
 * @param hearingNotified day on which the applicant was told of the right to a hearing
 * @param hearingRequested whether a hearing was asked for in time
 * @param hearingOn day for which the hearing is called
 * @param hearingHeld whether its record is in the file
 * @param hearingWaived whether the applicant gave it up
 * @param viewsBy until when the holder of a permit may state views in a proceeding against it
 */
public record Course(
        @Nullable LocalDate stoppedOn,
        @Nullable Action stoppedBy,
        int stopDays,
        int extendedBy,
        int corrections,
        @Nullable LocalDate hearingNotified,
        boolean hearingRequested,
        @Nullable LocalDate hearingOn,
        boolean hearingHeld,
        boolean hearingWaived,
        @Nullable LocalDate viewsBy) {

    boolean viewsTimeOver(LocalDate today) {
        return viewsBy != null && today.isAfter(viewsBy);
    }

    boolean hearingSettledOn(Deadline request, LocalDate today) {
        return hearingNotified == null || hearingHeld || hearingWaived || !hearingRequested && request.isOverOn(today);
    }

    boolean hearingRightOpenOn(Deadline request, LocalDate today) {
        return hearingNotified != null && !hearingRequested && !hearingWaived && request.isOpenOn(today);
    }

    boolean hearingCalled() {
        return hearingOn != null && !hearingHeld && !hearingWaived;
    }

    boolean hearingWaivableOn(Deadline request, LocalDate today) {
        return hearingRightOpenOn(request, today) || hearingRequested && !hearingHeld && !hearingWaived;
    }

    boolean hearingDayCome(LocalDate today) {
        return hearingCalled() && hearingOn != null && !today.isBefore(hearingOn);
    }
}
