package io.tongban.approval.lifecycle;

import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R-24 a second time: of which permit a renewal was applied for in time, and whether it was decided before that expired. */
final class SecondExpiry {

    private static final Set<Action> ANSWERS = Set.of(
            Action.GRANT,
            Action.DENY,
            Action.REPORT_OUT,
            Action.WITHDRAW,
            Action.TERMINATE,
            Action.RETURN,
            Action.REFUSE_ACCEPTANCE);

    private SecondExpiry() {}

    /** Last day of the permit; null where this is no renewal of a licence, or one that came too late. */
    static @Nullable LocalDate of(Terms terms, List<Entry> log) {
        LocalDate end = terms.kind() == Kind.LICENCE ? stated(log) : null;
        return end != null
                        && log.get(0).on().datesUntil(latest(end, log)).count() >= 30
                        && !end.isBefore(log.get(0).on())
                ? end
                : null;
    }

    private static LocalDate latest(LocalDate end, List<Entry> log) {
        LocalDate applied = log.get(0).on();
        return end.isBefore(applied) ? applied : end;
    }

    /** As the certificate of ours says, else as the applicant says and the counter has checked when accepting. */
    private static @Nullable LocalDate stated(List<Entry> log) {
        int told = 0;
        for (int i = 0; i < log.size(); i++) {
            Action action = log.get(i).action();
            told = action == Action.SUBMIT || action == Action.CORRECT ? i : told;
        }
        LocalDate ours = log.get(told).until();
        return ours != null
                ? ours
                : log.stream()
                        .skip(told)
                        .filter(entry -> entry.action() == Action.ACCEPT)
                        .findFirst()
                        .map(Entry::until)
                        .orElse(null);
    }

    /** What had happened by the end of that day; nothing where it was settled by then. */
    static List<Entry> undecidedBy(@Nullable LocalDate end, List<Entry> log) {
        List<Entry> byThen = log.stream()
                .filter(entry -> end != null && !entry.on().isAfter(end))
                .toList();
        boolean answered = byThen.stream().map(Entry::action).anyMatch(ANSWERS::contains);
        return answered ? List.of() : byThen;
    }
}
