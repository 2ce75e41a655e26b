package io.tongban.approval.lifecycle;

/** Where a case stands. */
public enum State {
    DRAFT("草稿", "Draft"),
    SUBMITTED("已提交,待受理", "Submitted"),
    CORRECTING("待补正", "Correction requested"),
    ACCEPTED("已受理,审查中", "Accepted, under review"),
    OPINED("已提出审查意见", "Opinion given"),
    FORWARDED("已转报,上级审查中", "Forwarded to the higher organ"),
    REPORTED("已上报司法部,待决定", "Reported to the Ministry"),
    GRANTED("准予,待送达", "Granted, to be delivered"),
    DENIED("不予,待送达", "Denied, to be delivered"),
    DELIVERED("已送达,办结", "Delivered, closed", true),
    NOT_ACCEPTED("不予受理", "Not accepted", true),
    RETURNED("逾期未补正,已退件", "Returned, not corrected in time", true),
    WITHDRAWN("已撤回", "Withdrawn", true),
    TERMINATED("已终止办理", "Terminated", true),
    INITIATED("已立案", "Opened"),
    VIEWS_ASKED("听取陈述、申辩", "Holder asked for views"),
    VIEWS_GIVEN("已陈述、申辩", "Views given"),
    EFFECTED("已决定,待送达", "Decided, to be delivered"),
    DROPPED("不予撤销、撤回、注销", "Dropped", true);

    private final String text;
    private final String textEn;
    private final boolean end;

    State(String text, String textEn) {
        this(text, textEn, false);
    }

    State(String text, String textEn, boolean end) {
        this.text = text;
        this.textEn = textEn;
        this.end = end;
    }

    public String text() {
        return text;
    }

    public String textEn() {
        return textEn;
    }

    /** Nothing follows; what comes later is a proceeding of its own. */
    public boolean isEnd() {
        return end;
    }
}
