package io.tongban.approval.lifecycle;

/**
 * When a light changes; common practice of 电子监察, not law [A].
 *
 * @param yellowLeft percent of the period left, at and below which it is yellow
 * @param redLeft days of the period left, in its unit, at and below which it is red
 */
public record Thresholds(int yellowLeft, int redLeft) {

    public static final Thresholds USUAL = new Thresholds(50, 1);

    public Thresholds {
        if (yellowLeft < 1 || yellowLeft > 99) {
            throw new IllegalArgumentException("yellowLeft: " + yellowLeft + " (expected: 1 to 99 percent)");
        }
        if (redLeft < 0 || redLeft > 30) {
            throw new IllegalArgumentException("redLeft: " + redLeft + " (expected: 0 to 30 days)");
        }
    }

    /** How much of so many is used up on the first yellow day. */
    int yellowUsed(int value) {
        return Math.max(1, value - value * yellowLeft / 100);
    }

    int redUsed(int value) {
        return Math.max(1, value - redLeft);
    }
}
