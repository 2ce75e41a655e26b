package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a submission of this draft would be refused for, all of it; nothing is submitted. */
@Component
public class CheckDraft {

    private final Entry entry;
    private final NewVersion newVersion;
    private final Completeness completeness;
    private final Casework casework;

    CheckDraft(Entry entry, NewVersion newVersion, Completeness completeness, Casework casework) {
        this.entry = entry;
        this.newVersion = newVersion;
        this.completeness = completeness;
        this.casework = casework;
    }

    /**
     * Empty where it is complete. A draft whose item changed moves to the version in force, as at a submission.
     *
     * @param seen version of the item that the owner was shown
     */
    public Mono<List<Fault>> faults(Application draft, @Nullable Integer seen) {
        LocalDate today = casework.today();
        return entry.current(draft, today)
                .map(current -> {
                    newVersion.checkSeen(draft, seen);
                    entry.routing(draft, current.item(), today);
                    return completeness.faults(draft, current.item(), today);
                })
                .onErrorResume(RefusedException.class, refused -> Mono.just(List.of(fault(refused.refusal()))));
    }

    /** Of an item that changed the differences stand in the words. */
    private static Fault fault(Refusal refusal) {
        String detail = refusal.problem() == ApprovalProblem.ITEM_CHANGED
                ? refusal.detail() + ":" + refusal.more().get("changes")
                : refusal.detail();
        return new Fault("", refusal.problem().name(), detail, refusal.detailEn());
    }
}
