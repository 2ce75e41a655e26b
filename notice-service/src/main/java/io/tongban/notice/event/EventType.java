package io.tongban.notice.event;

import java.util.Arrays;
import java.util.Optional;

/** The events of an application that this version knows. */
public enum EventType {
    SUBMITTED("submitted", true),
    CORRECTION_REQUESTED("correction-requested", true),
    CORRECTED("corrected", true),
    ACCEPTED("accepted", true),
    NOT_ACCEPTED("not-accepted", true),
    RETURNED("returned", true),
    FORWARDED("forwarded", true),
    REPORTED_OUT("reported-out", true),
    OUTSIDE_DECISION_RECORDED("outside-decision-recorded", true),
    /** Between officials: nobody outside is told, whatever the event says. */
    OPINION_GIVEN("opinion-given", false),
    GRANTED("granted", true),
    RENEWED_BY_SILENCE("renewed-by-silence", true),
    DENIED("denied", true),
    DELIVERED("delivered", true),
    WITHDRAWN("withdrawn", true),
    SUSPENDED("suspended", true),
    SUSPENSION_EXTENDED("suspension-extended", true),
    RESUMED("resumed", true),
    EXTENDED("extended", true),
    HEARING_OFFERED("hearing-offered", true),
    HEARING_REQUESTED("hearing-requested", true),
    HEARING_CALLED("hearing-called", true),
    HEARING_MOVED("hearing-moved", true),
    HEARING_WAIVED("hearing-waived", true),
    HEARING_HELD("hearing-held", true),
    /** Between officials. */
    INSPECTED("inspected", false),
    CONSULTED("consulted", false),
    CONFLICT_DECLARED("conflict-declared", false),
    HANDED_IN("handed-in", true),
    HAND_IN_UNDONE("hand-in-undone", true),
    RECUSAL_REQUESTED("recusal-requested", true),
    RECUSAL_DECIDED("recusal-decided", true),
    INTERESTED_TOLD("interested-told", true),
    INTERESTED_HEARD("interested-heard", true),
    SPOT_CORRECTION_ASKED("spot-correction-asked", true),
    SPOT_CORRECTED("spot-corrected", true),
    AID_ASSIGNED("aid-assigned", true),
    TERMINATED("terminated", true),
    REDATED("redated", true),
    INITIATED("initiated", true),
    VIEWS_ASKED("views-asked", true),
    VIEWS_GIVEN("views-given", true),
    EFFECTED("effected", true),
    DROPPED("dropped", true),
    /** Of a draft, which has no case number and no evidence yet. */
    DRAFT_EXPIRING("draft-expiring", true),
    DRAFT_EXPIRED("draft-expired", true),
    /** Of a draft of a package that was to file itself. */
    DEPENDANT_ASKED("dependant-asked", true),
    DEPENDANT_BLOCKED("dependant-blocked", true),
    /** To who started a package. */
    INVITATION_DECLINED("invitation-declined", true),
    INVITATION_SILENT("invitation-silent", true),
    /** To who confirmed a part of a package that is no longer the same. */
    PACKAGE_PART_ENDED("package-part-ended", true),
    /** Of a material that was asked for elsewhere, after a wait. */
    SHARED_MISSING("shared-missing", true),
    SHARED_WRONG("shared-wrong", true),
    RATING_INVITED("rating-invited", true),
    RATING_ANSWERED("rating-answered", true),
    COMMITMENT_WITHDRAWN("commitment-withdrawn", true),
    COMMITMENT_VERIFIED("commitment-verified", true),
    COMMITMENT_VIEWS_ASKED("commitment-views-asked", true),
    COMMITMENT_CONCLUDED("commitment-concluded", true),
    COMMITMENT_RECTIFICATION("commitment-rectification", true),
    CREDIT_RECORDED("credit-recorded", true),
    CREDIT_REPAIR_DECIDED("credit-repair-decided", true),
    /** Of a booking at a hall, whose id stands in the place of the application's; it is no case. */
    HALL_BOOKED("hall-booked", true),
    HALL_CANCELLED("hall-cancelled", true),
    HALL_CLOSED("hall-closed", true);

    private static final String PREFIX = "cn.tongban.application.";

    private final String code;
    private final boolean told;

    EventType(String code, boolean told) {
        this.code = code;
        this.told = told;
    }

    /** The last part of the CloudEvents type; the name of the template. */
    public String code() {
        return code;
    }

    /** Whether its recipients get a notice; then there must be a template. */
    public boolean told() {
        return told;
    }

    /** Empty for a type that a newer neighbour may send. */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values())
                .filter(known -> type.equals(PREFIX + known.code))
                .findFirst();
    }
}
