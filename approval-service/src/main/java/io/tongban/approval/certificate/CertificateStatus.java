package io.tongban.approval.certificate;

/** 证照状态 (process.md section 7). The names are stable. */
public enum CertificateStatus {
    VALID("有效", "Valid"),
    SUSPENDED("暂停", "Suspended"),
    /** Never written: it follows from the day. */
    EXPIRED("过期", "Expired"),
    RECALLED("撤回", "Recalled"),
    REVOKED("撤销", "Revoked"),
    /** By a penalty, outside this system. */
    FORFEITED("吊销", "Forfeited"),
    DEREGISTERED("注销", "Deregistered"),
    REPLACED("换发作废", "Replaced by another one");

    private final String text;
    private final String textEn;

    CertificateStatus(String text, String textEn) {
        this.text = text;
        this.textEn = textEn;
    }

    public String text() {
        return text;
    }

    public String textEn() {
        return textEn;
    }

    /**
     * In words, where it rests on that basis: aid that was got by deceit is not revoked, it ends (法律援助法第四十八条第一款第(一)项).
     *
     * @param basis of the event
     */
    public String text(String basis) {
        return isEndOfAid(basis) ? "终止" : text;
    }

    public String textEn(String basis) {
        return isEndOfAid(basis) ? "Ended" : textEn;
    }

    private boolean isEndOfAid(String basis) {
        return this == REVOKED && basis.contains("法律援助法");
    }

    /** Whether the permission itself is still there, suspended or not. */
    public boolean stands() {
        return this == VALID || this == SUSPENDED;
    }

    /** Nothing can follow: what was revoked or has expired may still be struck off. */
    public boolean isLast() {
        return this == DEREGISTERED || this == REPLACED;
    }
}
