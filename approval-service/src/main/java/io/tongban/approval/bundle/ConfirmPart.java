package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.bundle.BundleParties.Open;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirms a part under one's own login by the code of the invitation; the steps that are one's own become own drafts. */
@Component
class ConfirmPart {

    record Command(UUID id, Passport who, @Nullable String key, String code) {}

    private final Bundles bundles;
    private final BundleParties parties;
    private final NewCases newCases;
    private final FirstParts firstParts;
    private final Invitations invitations;
    private final BundleViews views;

    ConfirmPart(
            Bundles bundles,
            BundleParties parties,
            NewCases newCases,
            FirstParts firstParts,
            Invitations invitations,
            BundleViews views) {
        this.bundles = bundles;
        this.parties = parties;
        this.newCases = newCases;
        this.firstParts = firstParts;
        this.invitations = invitations;
        this.views = views;
    }

    Mono<BundleView> handle(Command command) {
        String owner = command.who().ownerKey();
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(), "bundle-confirmation/" + command.id(), command.key(), command.code());
        return bundles.load(command.id(), owner, key)
                .filter(bundle -> bundle.earlier() != null)
                .map(bundle -> {
                    key.replay(Objects.requireNonNull(bundle.earlier()));
                    return true;
                })
                .switchIfEmpty(Mono.defer(() -> confirm(command, key)))
                .then(Mono.defer(() -> bundles.load(command.id(), owner, null)))
                .map(bundle -> views.of(bundle, owner));
    }

    private Mono<Boolean> confirm(Command command, IdempotencyKey key) {
        return parties.open(command.id()).flatMap(open -> {
            Open mine = invitations.by(open, command.code());
            check(mine, command.who());
            return newCases.ofToday(
                            mine.plan(),
                            command.who(),
                            mine.region(),
                            step -> step.whose().equals(mine.whose()))
                    .flatMap(cases -> Detached.from(parties.confirm(
                            command.id(),
                            mine,
                            command.who(),
                            earlier -> firstParts.of(cases, own -> true, earlier),
                            invitations.now(),
                            key)))
                    .flatMap(written -> written ? Mono.just(true) : lost(command.id(), mine));
        });
    }

    /** Nothing was written: another took or renewed the invitation meanwhile, or there is no room for more drafts. */
    private Mono<Boolean> lost(UUID id, Open mine) {
        return parties.open(id).flatMap(open -> {
            boolean there = open.stream().anyMatch(one -> one.id().equals(mine.id()));
            return Mono.error(
                    () -> Refusal.of(there ? ApprovalProblem.DRAFTS_TOO_MANY : ApprovalProblem.CHANGED_MEANWHILE)
                            .exception());
        });
    }

    private static void check(Open mine, Passport who) {
        if (mine.owner().equals(who.ownerKey())) {
            throw Refusal.of(ApprovalProblem.OWN_CONFIRMATION).exception();
        }
        boolean legal = mine.plan()
                .party(mine.whose())
                .orElseThrow(() -> Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception())
                .kind()
                .equals("legal");
        if (legal != who.principal().organisation()) {
            throw Refusal.of(ApprovalProblem.APPLICANT_TYPE_WRONG).exception();
        }
    }
}
