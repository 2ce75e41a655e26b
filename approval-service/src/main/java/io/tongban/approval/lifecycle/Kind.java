package io.tongban.approval.lifecycle;

/** 事项类型. Each has its own table of moves. */
public enum Kind {
    LICENCE("行政许可"),
    OTHER_POWER("其他行政权力"),
    RECORD("行政备案"),
    BENEFIT("行政给付");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
