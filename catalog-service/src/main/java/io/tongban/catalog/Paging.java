package io.tongban.catalog;

import io.tongban.support.page.Cursor;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a client says about pages. Lists go by seq, which is unique among what is in force. */
final class Paging {

    private static final int DEFAULT = 20;
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Paging() {}

    /** Rows per page; what is wrong is added to the faults. */
    static int limit(@Nullable String given, List<Fault> faults) {
        if (given == null || given.isEmpty()) {
            return DEFAULT;
        }
        int limit = NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > MOST) {
            faults.add(fault("/limit", "应为1到100的整数", "a number from 1 to 100"));
        }
        return limit;
    }

    /**
     * The seq after which to go on; 0 without a cursor.
     *
     * @param filters of this request, as text
     * @throws io.tongban.support.problem.RefusedException CURSOR_NOT_OURS
     */
    static int after(@Nullable String cursor, String filters) {
        Cursor read = Cursor.decode(cursor, filters, 1);
        if (read == null) {
            return 0;
        }
        String seq = read.keys().get(0);
        if (!NUMBER.matcher(seq).matches()) {
            throw Refusal.of(CommonProblem.CURSOR_NOT_OURS).exception();
        }
        return Integer.parseInt(seq);
    }

    static Fault fault(String pointer, String detail, String detailEn) {
        return new Fault(pointer, "INVALID", detail, detailEn);
    }
}
