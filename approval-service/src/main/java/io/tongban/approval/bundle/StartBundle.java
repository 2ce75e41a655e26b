package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Draft;
import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.bundle.Bundles.Begun;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Starts a package: the plan of today under these answers, kept with its versions, and a draft of each of one's own steps. */
@Component
class StartBundle {

    /** @param request answers, repeats, itemAnswers, commitments, as the catalogue takes them */
    record Command(Passport who, @Nullable String key, String packageCode, String region, ObjectNode request) {}

    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{1,60}");

    private final PlanSource plans;
    private final NewCases newCases;
    private final Bundles bundles;
    private final FirstParts firstParts;
    private final Casework casework;
    private final Written written;

    StartBundle(
            PlanSource plans,
            NewCases newCases,
            Bundles bundles,
            FirstParts firstParts,
            Casework casework,
            Written written) {
        this.plans = plans;
        this.newCases = newCases;
        this.bundles = bundles;
        this.firstParts = firstParts;
        this.casework = casework;
        this.written = written;
    }

    Mono<StoredAnswer> handle(Command command) {
        Passport who = command.who();
        IdempotencyKey key = IdempotencyKey.of(
                who.personKey(),
                "bundles",
                command.key(),
                who.ownerKey() + " " + command.packageCode() + " " + command.region() + " " + command.request());
        if (!CODE.matcher(command.packageCode()).matches()) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.PACKAGE_UNKNOWN).exception());
        }
        return plans.plan(command.packageCode(), casework.today(), command.request())
                .flatMap(made -> newCases.of(
                                made.plan(),
                                who,
                                command.region(),
                                step -> made.plan().isStarters(step.whose()))
                        .flatMap(cases -> Detached.from(
                                bundles.create(who, key, earlier -> begun(command, made, cases, earlier)))))
                .onErrorResume(
                        RefusedException.class, refused -> bundles.answered(key).switchIfEmpty(Mono.error(refused)));
    }

    private Begun begun(Command command, PlanSource.Made made, List<NewCase> drafts, Optional<EarlierCase> earlier) {
        String starter = made.plan().starter().whose();
        List<NewCase> cases =
                firstParts.of(drafts, step -> made.plan().step(step).whose().equals(starter), earlier);
        Bundle bundle = bundle(command, made, cases);
        return new Begun(bundle, cases, written.of(bundle, command.who()));
    }

    private Bundle bundle(Command command, PlanSource.Made made, List<NewCase> cases) {
        return new Bundle(
                UUID.randomUUID(),
                command.who().ownerKey(),
                command.region(),
                casework.today(),
                command.request(),
                made.plan(),
                made.shown(),
                1,
                0,
                casework.now(),
                cases.stream().map(StartBundle::drafted).toList(),
                List.of(),
                null);
    }

    private static Case drafted(NewCase made) {
        Draft draft = made.draft();
        return new Case(
                made.step(),
                draft.id(),
                true,
                true,
                true,
                false,
                State.DRAFT,
                1,
                null,
                null,
                DueState.NONE.name(),
                null,
                made.form().masked(),
                made.answers(),
                made.prefilled(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of());
    }
}
