package io.tongban.approval.lifecycle;

/** From when a period runs. */
public enum Trigger {
    RECEIVED("收到申请之日"),
    ACCEPTED("受理之日"),
    ANNOUNCED("公告的统一受理日");

    private final String text;

    Trigger(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
