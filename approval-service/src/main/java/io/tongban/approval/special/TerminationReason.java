package io.tongban.approval.special;

import io.tongban.approval.lifecycle.State;
import java.util.EnumSet;
import java.util.Set;

/** Why a case ends without a decision: a closed list; 国办发〔2020〕42号 for the commitment, the others 待法制机构确认. */
public enum TerminationReason {
    APPLICANT_DIED("申请人死亡"),
    APPLICANT_DISSOLVED("申请人依法终止"),
    OBJECT_GONE("申请事项已不存在"),
    FALSE_COMMITMENT("办理过程中查实承诺不实");

    private static final Set<State> DECIDED = EnumSet.of(State.GRANTED, State.DENIED, State.EFFECTED);

    private final String text;

    TerminationReason(String text) {
        this.text = text;
    }

    /** A decision that nobody is left to receive ends so; what would have changed it is for a proceeding of its own. */
    boolean isFor(State state) {
        return !DECIDED.contains(state) || this == APPLICANT_DIED || this == APPLICANT_DISSOLVED;
    }

    public String text() {
        return text;
    }
}
