package io.tongban.approval.lifecycle;

/** By whom. An official's role says what kind of work, the organ says for whom; both must fit. */
public enum Role {
    APPLICANT("申请人", ""),
    COUNTER("受理人员", "accept"),
    REVIEWER("审查人员", "review"),
    DECIDER("决定人员", "decide"),
    INTERESTED("利害关系人", ""),
    /** The counter, for an applicant without a login who stands at it: it records their step, and has none of its own in it. */
    WINDOW("申请人(到场,由窗口登记)", "accept"),
    /** Any of the three: what an official does as a person. */
    OFFICIAL("工作人员", ""),
    SYSTEM("系统", "");

    private final String text;
    private final String act;

    Role(String text, String act) {
        this.text = text;
        this.act = act;
    }

    public String text() {
        return text;
    }

    /** The act that the organ must have authority for, in {@code authority}; empty where none is needed. */
    public String act() {
        return act;
    }
}
