package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.filing.FormPatch;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said once goes into all forms that ask for it; answers to questions of the items make the plan anew. */
@Component
class EditBundle {

    /** @param said of itemAnswers and commitments, merged into what was said before; empty where neither changes */
    record Command(UUID id, Passport who, @Nullable String revision, List<Shares.Said> parts, ObjectNode said) {}

    private final Bundles bundles;
    private final Applications applications;
    private final PlanSource plans;
    private final Shares shares;
    private final BundleViews views;

    EditBundle(Bundles bundles, Applications applications, PlanSource plans, Shares shares, BundleViews views) {
        this.bundles = bundles;
        this.applications = applications;
        this.plans = plans;
        this.shares = shares;
        this.views = views;
    }

    Mono<BundleView> handle(Command command) {
        String owner = command.who().ownerKey();
        return bundles.load(command.id(), owner, null)
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> edit(command, bundle))
                .then(Mono.defer(() -> bundles.load(command.id(), owner, null)))
                .map(saved -> views.of(saved, owner));
    }

    private Mono<Boolean> edit(Command command, Bundle bundle) {
        checkRevision(command.revision(), bundle);
        JsonNode request = FormPatch.merge(bundle.request(), command.said());
        List<Fault> faults = new ArrayList<>(notTheirs(command, bundle));
        return planned(command, bundle, request, faults)
                .flatMap(made -> drafts(bundle, command.who()).flatMap(drafts -> {
                    List<Filled> filled = shares.filled(made.plan(), command.parts(), drafts, command.who(), faults);
                    if (!faults.isEmpty()) {
                        throw Refusal.of(ApprovalProblem.FORM_FAULTS, faults).exception();
                    }
                    return Detached.from(bundles.save(bundle, command.who().ownerKey(), request, made.shown(), filled));
                }))
                .flatMap(saved -> saved
                        ? Mono.just(true)
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    static void checkRevision(@Nullable String ifMatch, Bundle bundle) {
        if (ifMatch == null) {
            throw Refusal.of(ApprovalProblem.IF_MATCH_MISSING).exception();
        }
        if (!ifMatch.replace("\"", "").equals(String.valueOf(bundle.revision()))) {
            throw Refusal.of(ApprovalProblem.CHANGED_MEANWHILE)
                    .with("revision", bundle.revision())
                    .exception();
        }
    }

    /** Answers of a whose of whom the reader has no draft any more. */
    private static List<Fault> notTheirs(Command command, Bundle bundle) {
        Set<String> own = bundle.drafts().stream()
                .map(one -> bundle.plan().step(one.step()).whose())
                .collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        command.said()
                .properties()
                .forEach(kind -> kind.getValue().propertyNames().stream()
                        .filter(whose -> !own.contains(whose)
                                && bundle.plan().party(whose).isPresent())
                        .forEach(whose -> faults.add(new Fault(
                                "/" + kind.getKey() + "/" + Shares.escaped(whose),
                                "NOT_EDITABLE",
                                "这一方的回答现在不能由您修改",
                                "You cannot change these answers now"))));
        return faults;
    }

    /** The plan under the new answers, of the same versions; with faults in them the old one, to look for more. */
    private Mono<PlanSource.Made> planned(Command command, Bundle bundle, JsonNode request, List<Fault> faults) {
        PlanSource.Made before = new PlanSource.Made(bundle.plan(), bundle.shown());
        if (command.said().isEmpty()) {
            return Mono.just(before);
        }
        return plans.plan(bundle.plan().code(), bundle.plannedOn(), request)
                .map(made -> {
                    if (!made.plan().hasVersionsOf(bundle.plan())) {
                        throw Refusal.of(ApprovalProblem.PLAN_CHANGED).exception();
                    }
                    return made;
                })
                .onErrorResume(RefusedException.class, refused -> {
                    if (refused.refusal().problem() != ApprovalProblem.PLAN_INVALID) {
                        return Mono.error(refused);
                    }
                    faults.addAll(refused.refusal().faults());
                    return Mono.just(before);
                });
    }

    /** Key of a step → the reader's draft of it. */
    private Mono<Map<String, Application>> drafts(Bundle bundle, Passport who) {
        return DraftsOf.load(applications, bundle.drafts(), who);
    }
}
