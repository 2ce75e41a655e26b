package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Count.Step;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renewal by silence (许可法第五十条第二款): whoever applied in time and has no decision when the permit expires is renewed. The
 * day of expiry stands still: no special procedure and no extension moves it, for art. 45 deducts from 本节规定的期限 alone
 * (第四十二条至第四十四条), and art. 50 stands in another section. 待法制机构确认.
 */
final class Renewal {

    /** 届满三十日前: natural days, the reading that is better for the holder; 待法制机构确认. */
    static final int TIMELY = 30;

    private static final Set<Action> SETTLING = EnumSet.of(
            Action.GRANT,
            Action.DENY,
            Action.REPORT_OUT,
            Action.REFUSE_ACCEPTANCE,
            Action.RETURN,
            Action.WITHDRAW,
            Action.TERMINATE);

    private @Nullable LocalDate applied;
    private @Nullable LocalDate expiry;
    private @Nullable LocalDate asked;

    private Renewal() {}

    /** Until when the organ may decide before the law does; none where the law never does. */
    static Deadline deadline(Terms terms, List<Entry> log) {
        Renewal renewal = new Renewal();
        log.forEach(renewal::read);
        LocalDate applied = renewal.applied;
        LocalDate expiry = renewal.expiry;
        if (terms.kind() != Kind.LICENCE || applied == null || expiry == null) {
            return none("本案不是许可的延续,或者许可的有效期届满日尚未经本机关核实");
        }
        if (!isTimely(applied, expiry)) {
            return none("申请在有效期届满前不足" + TIMELY + "日提出,不适用视为准予延续[A]");
        }
        return renewal.undecided(applied, expiry, log);
    }

    static boolean isTimely(LocalDate applied, LocalDate expiry) {
        return !applied.isAfter(expiry.minusDays(TIMELY));
    }

    private void read(Entry entry) {
        switch (entry.action()) {
            case SUBMIT -> {
                applied = entry.on();
                expiry = entry.until();
            }
            // the application may name another certificate now
            case CORRECT -> {
                expiry = entry.until();
                asked = null;
            }
            // of a certificate that is not ours, known once an official has looked at the application
            case ACCEPT -> expiry = expiry == null ? entry.until() : expiry;
            case REQUEST_CORRECTION, REQUEST_CORRECTION_AGAIN -> asked = entry.on();
            default -> {
                // settles the case, or does not concern it
            }
        }
    }

    /** How the case stood at 24:00 of the day of expiry. */
    private Deadline undecided(LocalDate applied, LocalDate expiry, List<Entry> log) {
        boolean settled = false;
        boolean waiting = false;
        for (Entry entry : log) {
            if (!entry.on().isAfter(expiry)) {
                Action action = entry.action();
                settled |= SETTLING.contains(action);
                waiting = action == Action.REQUEST_CORRECTION
                        || action == Action.REQUEST_CORRECTION_AGAIN
                        || waiting && action != Action.CORRECT;
            }
        }
        if (settled) {
            return none("有效期届满前已作出决定、已上报司法部,或者案件已终止");
        }
        if (!waiting) {
            Step step = new Step(applied, expiry, "许可有效期届满日;届满前未作决定的,自次日起视为准予延续(许可法第五十条第二款)");
            LocalDate half = applied.plusDays((expiry.toEpochDay() - applied.toEpochDay() + 1) / 2);
            return new Deadline.Due(applied, expiry, half, expiry.minusDays(1), List.of(step));
        }
        LocalDate since = asked;
        return since == null
                ? none("有效期届满时申请人尚未补正,不适用视为准予延续[A]")
                : new Deadline.Paused(since, List.of(new Step(since, since, "待申请人补正期间,不适用视为准予延续[A]")));
    }

    private static Deadline none(String why) {
        return new Deadline.None(List.of(new Step(LocalDate.EPOCH, LocalDate.EPOCH, why)));
    }
}
