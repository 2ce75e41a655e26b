package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.bundle.PlanAnew.Planned;
import io.tongban.approval.bundle.ReplannedBundles.Change;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Other answers to the questions of a package of which nothing is submitted: the plan of today under them. Drafts of steps
 * that stay go on with forms and files, those of steps no longer chosen go into the bin, and what was said and given once
 * is in the new ones too. All of it or nothing.
 */
@Component
class ChangeAnswers {

    /** @param repeats null: each step that may occur several times occurs once */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            @Nullable String revision,
            JsonNode answers,
            @Nullable JsonNode repeats) {}

    private final Bundles bundles;
    private final ReplannedBundles replanned;
    private final Applications applications;
    private final PlanAnew plans;
    private final NewCases newCases;
    private final CarryOver carry;

    ChangeAnswers(
            Bundles bundles,
            ReplannedBundles replanned,
            Applications applications,
            PlanAnew plans,
            NewCases newCases,
            CarryOver carry) {
        this.bundles = bundles;
        this.replanned = replanned;
        this.applications = applications;
        this.plans = plans;
        this.newCases = newCases;
        this.carry = carry;
    }

    /** The bundle as it is then; who confirmed a part of it finds none to change. */
    Mono<Bundle> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "bundle-answers/" + command.id(),
                command.key(),
                command.answers() + " " + command.repeats());
        return load(command, key)
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier())).thenReturn(bundle)
                        : change(command, bundle, key).thenReturn(bundle))
                .then(Mono.defer(() -> load(command, null)));
    }

    private Mono<Bundle> load(Command command, @Nullable IdempotencyKey key) {
        String owner = command.who().ownerKey();
        return bundles.load(command.id(), owner, key)
                .filter(bundle -> bundle.owner().equals(owner));
    }

    private Mono<Boolean> change(Command command, Bundle bundle, IdempotencyKey key) {
        EditBundle.checkRevision(command.revision(), bundle);
        checkUnsubmitted(bundle);
        if (!command.answers().isObject()) {
            Fault fault = new Fault("/answers", "REQUIRED", "请回答套餐的问题", "Answer the questions of the package");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        return plans.plan(bundle, command.answers(), command.repeats())
                .flatMap(planned -> change(command.who(), bundle, planned)
                        .flatMap(change -> Detached.from(replanned.write(change, command.who(), planned.at(), key))))
                .flatMap(written -> switch (written) {
                    case DONE -> Mono.just(true);
                    case NO_ROOM -> refused(ApprovalProblem.DRAFTS_TOO_MANY);
                    case LOST -> lost(command, bundle, key);
                });
    }

    private static void checkUnsubmitted(Bundle bundle) {
        if (bundle.cases().stream().anyMatch(ChangeAnswers::isUnderWay)) {
            throw Refusal.of(ApprovalProblem.BUNDLE_SUBMITTED).exception();
        }
    }

    /** Filed, also on site since the bundle was begun, or to file itself. */
    private static boolean isUnderWay(Bundle.Case one) {
        return one.drafted() ? !one.isDraft() || one.waits() : one.own() && one.within() && !one.isDraft();
    }

    private Mono<Change> change(Passport who, Bundle bundle, Planned planned) {
        Replan replan = new Replan(bundle, planned.made().plan());
        return newCases.of(replan.now(), who, bundle.region(), replan::begins)
                .flatMap(cases -> drafts(bundle, who)
                        .map(drafts -> new Change(
                                replan,
                                planned.request(),
                                planned.made().shown(),
                                carry.changed(replan, drafts),
                                carry.begun(replan, cases, drafts),
                                carry.files(replan, cases, drafts))));
    }

    private Mono<Map<String, Application>> drafts(Bundle bundle, Passport who) {
        return bundle.drafts().isEmpty() ? Mono.just(Map.of()) : DraftsOf.load(applications, bundle.drafts(), who);
    }

    /**
     * The same request was faster, or it was changed or submitted since it was loaded, also by a party whose case the
     * starter does not see whole.
     */
    private Mono<Boolean> lost(Command command, Bundle before, IdempotencyKey key) {
        return load(command, key).switchIfEmpty(ReadBundles.notFound()).flatMap(now -> {
            if (now.earlier() != null) {
                return Mono.just(key.replay(now.earlier())).thenReturn(true);
            }
            checkUnsubmitted(now);
            boolean same = now.revision() == before.revision()
                    && now.partyRevision() == before.partyRevision()
                    && revisions(now).equals(revisions(before));
            return refused(same ? ApprovalProblem.BUNDLE_SUBMITTED : ApprovalProblem.CHANGED_MEANWHILE);
        });
    }

    private static List<String> revisions(Bundle bundle) {
        return bundle.cases().stream()
                .map(one -> one.id() + " " + one.revision())
                .toList();
    }

    private static Mono<Boolean> refused(ApprovalProblem problem) {
        return Mono.error(() -> Refusal.of(problem).exception());
    }
}
