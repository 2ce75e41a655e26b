package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.bundle.Waits.Wait;
import io.tongban.approval.filing.CheckDraft;
import io.tongban.approval.filing.SubmitApplication;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.RefusedException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Files a draft whose needs are met, against the item version of today, as its owner wished when submitting the bundle:
 * if nothing must be asked. Otherwise its owner is asked, once, and it stays a draft without number and clock.
 */
@Component
class FileItself {

    private static final String KEY = "files-itself";
    /** Nothing that its owner could do anything about: the next look tries again. */
    private static final Set<String> PASSING = Set.of(
            ApprovalProblem.CATALOGUE_UNAVAILABLE.name(),
            ApprovalProblem.CHANGED_MEANWHILE.name(),
            ApprovalProblem.MOVED_MEANWHILE.name(),
            ApprovalProblem.OUT_OF_ORDER.name(),
            ApprovalProblem.APPLICATION_NOT_FOUND.name(),
            ApprovalProblem.WAITS_FOR_OTHERS.name());

    private final Bundles bundles;
    private final Prefill prefill;
    private final CheckDraft check;
    private final SubmitApplication submit;
    private final Waits waits;
    private final Casework casework;

    FileItself(
            Bundles bundles,
            Prefill prefill,
            CheckDraft check,
            SubmitApplication submit,
            Waits waits,
            Casework casework) {
        this.bundles = bundles;
        this.prefill = prefill;
        this.check = check;
        this.submit = submit;
        this.waits = waits;
        this.casework = casework;
    }

    /** Done, asked, or left to the next look; whoever was faster has done it. */
    Mono<Void> handle(Wait wait) {
        return attempt(wait, true)
                .onErrorResume(RefusedException.class, changedMeanwhile -> Mono.empty())
                .then();
    }

    /** @param first whether a change of its item has yet to be taken up */
    private Mono<Long> attempt(Wait wait, boolean first) {
        return draft(wait)
                .flatMap(draft -> check.faults(draft, draft.item().version()).flatMap(faults -> {
                    if (faults.isEmpty()) {
                        return file(wait, draft);
                    }
                    return first && isOnly(faults, ApprovalProblem.ITEM_CHANGED)
                            ? attempt(wait, false)
                            : ask(wait, faults);
                }));
    }

    /** With what earlier results supply written into its form. */
    private Mono<Application> draft(Wait wait) {
        Passport who = wait.who();
        return bundles.load(wait.bundle(), who.ownerKey(), null)
                .flatMap(bundle -> prefill.written(
                        bundle,
                        bundle.drafts().stream()
                                .filter(one -> one.step().equals(wait.step()))
                                .toList(),
                        who))
                .flatMap(drafts -> Mono.justOrEmpty(drafts.get(wait.step())));
    }

    private Mono<Long> file(Wait wait, Application draft) {
        String wish = "按申请人" + wait.since().toLocalDate() + "提交“一件事”时的申请,所需的前面事项准予后自动提交";
        return submit.handle(new SubmitApplication.Command(
                        draft.id(),
                        wait.who(),
                        KEY,
                        "{}",
                        draft.item().version(),
                        new SubmitApplication.ByItself(wish)))
                .thenReturn(1L)
                .onErrorResume(RefusedException.class, refused -> ask(wait, StepMoves.faults(refused.refusal())));
    }

    private Mono<Long> ask(Wait wait, List<Fault> faults) {
        return faults.stream().anyMatch(fault -> PASSING.contains(fault.code()))
                ? Mono.empty()
                : Detached.from(waits.ask(wait.id(), faults, casework.now()));
    }

    private static boolean isOnly(List<Fault> faults, ApprovalProblem problem) {
        return faults.size() == 1 && faults.get(0).code().equals(problem.name());
    }
}
