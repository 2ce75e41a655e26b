package io.tongban.approval.application;

/** The columns of {@link Due} on {@code application}, told as JSON of the same names. */
public final class DueColumns {

    /** To be written: {@code set (NAMES) = row (VALUES)}, or {@code insert … (NAMES) select VALUES}. */
    public static final String NAMES = """
            due_state, due_on, yellow_on, red_on, promise_on, promise_yellow_on, promise_red_on,
            internal_on, internal_yellow_on, internal_red_on, stop_on, stop_yellow_on, stop_red_on, next_raise_on, renews_on""";

    public static final String VALUES = """
            d.due_state, d.due_on, d.yellow_on, d.red_on, d.promise_on, d.promise_yellow_on, d.promise_red_on,
            d.internal_on, d.internal_yellow_on, d.internal_red_on, d.stop_on, d.stop_yellow_on, d.stop_red_on, d.next_raise_on, d.renews_on""";
    /** Of a record {@code d} made from the JSON. */
    public static final String TYPES = """
            due_state text, due_on date, yellow_on date, red_on date, promise_on date, promise_yellow_on date, promise_red_on date,
            internal_on date, internal_yellow_on date, internal_red_on date, stop_on date, stop_yellow_on date, stop_red_on date,
            next_raise_on date, renews_on date""";

    private DueColumns() {}
}
