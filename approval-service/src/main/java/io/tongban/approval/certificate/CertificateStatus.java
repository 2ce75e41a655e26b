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

    /** Whether the permission itself is still there, suspended or not. */
    public boolean stands() {
        return this == VALID || this == SUSPENDED;
    }

    /** Nothing can follow: what was revoked or has expired may still be struck off. */
    public boolean isLast() {
        return this == DEREGISTERED || this == REPLACED;
    }
}
