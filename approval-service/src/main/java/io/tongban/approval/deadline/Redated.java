package io.tongban.approval.deadline;

import io.tongban.approval.lifecycle.Deadline;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The limits of a case that another calendar moves, of those that run in its state and that somebody was told.
 *
 * @param limits first the one that the notices name
 */
record Redated(List<Moved> limits) {

    /** @param before and after: a day, 待公布 or 停止计算 */
    record Moved(String limit, String limitEn, String before, String after) {}

    static Redated between(State state, Deadlines old, Deadlines now) {
        List<Moved> found = new ArrayList<>();
        switch (state) {
            case SUBMITTED -> {
                add(found, "受理期限", "acceptance", old.acceptance(), now.acceptance());
                add(found, "法定办结期限", "decision by law", old.decision(), now.decision());
                add(found, "承诺办结期限", "promise", old.promise(), now.promise());
            }
            case ACCEPTED, OPINED, FORWARDED -> {
                add(found, "法定办结期限", "decision by law", old.decision(), now.decision());
                add(found, "承诺办结期限", "promise", old.promise(), now.promise());
                add(found, "特别程序、听证期限", "special procedure or hearing", old.stop(), now.stop());
                add(found, "分级审查期限", "this organ's part", old.stage(), now.stage());
                if (!now.course().hearingRequested() && !now.course().hearingWaived()) {
                    add(found, "要求听证期限", "asking for a hearing", old.hearing(), now.hearing());
                }
            }
            case INITIATED, VIEWS_ASKED, VIEWS_GIVEN ->
                add(found, "法定办结期限", "decision by law", old.decision(), now.decision());
            case GRANTED, DENIED, EFFECTED -> add(found, "送达期限", "delivery", old.delivery(), now.delivery());
            default -> {
                // no limit of ours runs
            }
        }
        return new Redated(List.copyOf(found));
    }

    boolean isEmpty() {
        return limits.isEmpty();
    }

    Moved first() {
        return limits.get(0);
    }

    /** One line a limit. */
    String text() {
        return limits.stream()
                .map(moved -> moved.limit() + ":由" + moved.before() + "改为" + moved.after())
                .collect(Collectors.joining("\n"));
    }

    String textEn() {
        return limits.stream()
                .map(moved -> moved.limitEn() + ": " + moved.before() + " → " + moved.after())
                .collect(Collectors.joining("\n"));
    }

    private static void add(List<Moved> found, String limit, String limitEn, Deadline old, Deadline now) {
        String before = text(old);
        String after = text(now);
        if (!before.equals(after)) {
            found.add(new Moved(limit, limitEn, before, after));
        }
    }

    private static String text(Deadline deadline) {
        if (deadline instanceof Deadline.Due due) {
            return due.day().toString();
        }
        return deadline instanceof Deadline.Paused ? "停止计算" : deadline instanceof Deadline.None ? "无" : "待公布";
    }
}
