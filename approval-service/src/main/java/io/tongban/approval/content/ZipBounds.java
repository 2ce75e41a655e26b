package io.tongban.approval.content;

import io.tongban.approval.content.RefusedContentException.Why;

/** How far a ZIP may grow when it is opened, together with those inside it. */
final class ZipBounds {

    private static final int ENTRIES = 2_000;
    private static final long INFLATED = 256L * 1024 * 1024;
    /** Text shrinks to a fiftieth at best; a bomb to a thousandth. Small files are not asked. */
    private static final int RATIO = 150;

    private static final long SMALL = 4L * 1024 * 1024;
    private static final int DEPTH = 1;

    private int entries;
    private long inflated;
    private long deflated;
    private long declared;
    private int depth;

    void entry(long size) throws RefusedContentException {
        if (++entries > ENTRIES || known(size) > INFLATED) {
            throw bomb();
        }
    }

    /** What the directory says that an entry grows to. */
    void declared(long size) throws RefusedContentException {
        declared += known(size);
        if (declared > INFLATED) {
            throw bomb();
        }
    }

    void came(long plain, long packed) throws RefusedContentException {
        inflated += plain;
        deflated += packed;
        if (inflated > INFLATED || inflated > SMALL && inflated > RATIO * deflated) {
            throw bomb();
        }
    }

    void deeper() throws RefusedContentException {
        if (++depth > DEPTH) {
            throw bomb();
        }
    }

    void up() {
        depth--;
    }

    /** All ones stand for: see elsewhere. */
    private static long known(long size) {
        return size == ZipLook.ALL_ONES ? 0 : size;
    }

    private static RefusedContentException bomb() {
        return new RefusedContentException(Why.BOMB);
    }
}
