package io.tongban.approval.special;

/** Why a case ends without a decision: a closed list; 国办发〔2020〕42号 for the commitment, the others 待法制机构确认. */
public enum TerminationReason {
    APPLICANT_DIED("申请人死亡"),
    APPLICANT_DISSOLVED("申请人依法终止"),
    OBJECT_GONE("申请事项已不存在"),
    FALSE_COMMITMENT("办理过程中查实承诺不实");

    private final String text;

    TerminationReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
