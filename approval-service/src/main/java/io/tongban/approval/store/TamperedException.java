package io.tongban.approval.store;

import java.io.IOException;
import java.util.UUID;

/** Sealed bytes are not as they were written: the store is broken, or somebody was at it. */
public final class TamperedException extends IOException {

    private static final long serialVersionUID = 1L;

    TamperedException(UUID file, long segment, String what) {
        super("file " + file + ", segment " + segment + ": " + what + " (expected: as it was written)");
    }
}
