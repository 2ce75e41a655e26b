package io.tongban.approval.store;

/**
 * How a file is cut: segments of 64 KiB, each sealed on its own, so that a file streams in bounded memory and any part of
 * it has a known place. A sealed segment is nonce, cipher text, tag.
 */
public final class Segments {

    /** Plain bytes of every segment but the last. */
    public static final int PLAIN = 64 * 1024;

    static final int NONCE = 12;
    static final int TAG = 16;
    static final int SEALED = NONCE + PLAIN + TAG;

    private Segments() {}

    /** Number of the segment that a byte is in. */
    public static long of(long offset) {
        return offset / PLAIN;
    }

    /** Where a segment begins among the sealed bytes. */
    public static long place(long number) {
        return number * SEALED;
    }

    /** Sealed bytes of so many plain ones. */
    public static long sealed(long plain) {
        long whole = plain / PLAIN;
        long rest = plain % PLAIN;
        return whole * SEALED + (rest == 0 ? 0 : NONCE + rest + TAG);
    }
}
