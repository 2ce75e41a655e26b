package io.tongban.approval.lifecycle;

/** What the law says to a wish. */
public sealed interface Ruling {

    record Allowed(Move move) implements Ruling {}

    /**
     * @param code {@code OUT_OF_ORDER}, {@code NOT_YOUR_STEP}, {@code NO_AUTHORITY} or the name of a {@link Condition}
     * @param reason in Chinese
     */
    record Refused(String code, String reason, String reasonEn) implements Ruling {}
}
