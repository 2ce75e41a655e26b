package io.tongban.approval.progress;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Deadline;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All limits of a case, each with the step, or the end of the case, that closed it. */
final class ExplainedClock {

    private static final Set<Action> ENDS = EnumSet.of(
            Action.WITHDRAW, Action.REFUSE_ACCEPTANCE, Action.RETURN, Action.TERMINATE, Action.DELIVER, Action.DROP);
    private static final Set<Action> DECISIONS = EnumSet.of(
            Action.GRANT,
            Action.DENY,
            Action.REPORT_OUT,
            Action.RECORD_GRANT,
            Action.RECORD_DENIAL,
            Action.DEEM_RENEWAL,
            Action.EFFECT,
            Action.DROP);

    private final Application application;

    private ExplainedClock(Application application) {
        this.application = application;
    }

    static ClockView.Explained of(Application application, Deadlines deadlines, LocalDate today) {
        return new ExplainedClock(application).explained(deadlines, today);
    }

    private ClockView.Explained explained(Deadlines deadlines, LocalDate today) {
        LocalDate ended = firstDay(ENDS);
        LocalDate decided = or(firstDay(DECISIONS), ended);
        List<ClockView> limits = List.of(
                ClockView.of("受理期限", deadlines.acceptance()).closed(accepted(deadlines, ended)),
                ClockView.of("补正期限", deadlines.answer()).closed(ended),
                ClockView.of("分级审查期限", deadlines.stage()).closed(decided),
                ClockView.of("法定办结期限", deadlines.decision()).closed(decided),
                ClockView.of("承诺办结期限", deadlines.promise()).closed(decided),
                ClockView.of("内部办理期限", deadlines.internal()).closed(decided),
                ClockView.of("要求听证期限", deadlines.hearing()).closed(hearingSettled(deadlines.hearing(), decided, today)),
                ClockView.of("送达期限", deadlines.delivery()).closed(ended),
                ClockView.of(stopName(deadlines), deadlines.stop()).closed(decided),
                ClockView.of("指派期限", deadlines.assignment()).closed(ended),
                ClockView.of("延续决定期限", deadlines.renewal()).closed(decided));
        return new ClockView.Explained(limits, deadlines.acceptedOn(), deadlines.deemed(), deadlines.renewed());
    }

    /** Silence accepts at the end of the last day, however late it is written down. */
    private @Nullable LocalDate accepted(Deadlines deadlines, @Nullable LocalDate ended) {
        LocalDate written = firstDay(EnumSet.of(Action.ACCEPT, Action.DEEM_ACCEPTANCE));
        boolean silent = deadlines.deemed()
                && deadlines.acceptance() instanceof Deadline.Due due
                && (written == null || due.isOverOn(written));
        return silent ? ((Deadline.Due) deadlines.acceptance()).day() : or(written, ended);
    }

    private static String stopName(Deadlines deadlines) {
        return deadlines.course().stoppedBy() == Action.REQUEST_HEARING ? "组织听证期限" : "特别程序所需时间";
    }

    /** Asked for, waived, let pass, or overtaken by the decision. */
    private @Nullable LocalDate hearingSettled(Deadline hearing, @Nullable LocalDate decided, LocalDate today) {
        LocalDate passed = hearing instanceof Deadline.Due due && due.isOverOn(today) ? due.day() : null;
        return or(or(firstDay(EnumSet.of(Action.REQUEST_HEARING, Action.WAIVE_HEARING)), passed), decided);
    }

    private @Nullable LocalDate firstDay(Set<Action> actions) {
        return application.log().stream()
                .filter(entry ->
                        actions.stream().anyMatch(action -> action.name().equals(entry.action())))
                .map(LogEntry::on)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate or(@Nullable LocalDate first, @Nullable LocalDate second) {
        return first == null ? second : first;
    }
}
