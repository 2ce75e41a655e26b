package io.tongban.approval.store;

import java.util.UUID;

/** A run of sealed bytes within an object. */
public record Slice(UUID object, long from, long length) {

    /** @param first number of the segment that the object begins with; @param number of the one that the run begins with */
    public static Slice of(UUID object, long first, long number, long length) {
        return new Slice(object, Segments.place(number - first), length);
    }
}
