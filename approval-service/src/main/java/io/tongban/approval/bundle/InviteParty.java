package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Invites a party to confirm its part under its own login until a day; the starter hands on the code that the view shows. */
@Component
class InviteParty {

    /** @param until last day; null: thirty days from today */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String whose,
            @Nullable LocalDate until) {}

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 180;

    private final Bundles bundles;
    private final BundleParties parties;
    private final BundleViews views;
    private final Casework casework;

    InviteParty(Bundles bundles, BundleParties parties, BundleViews views, Casework casework) {
        this.bundles = bundles;
        this.parties = parties;
        this.views = views;
        this.casework = casework;
    }

    Mono<BundleView> handle(Command command) {
        String owner = command.who().ownerKey();
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "bundle-invitations/" + command.id(),
                command.key(),
                command.whose() + " " + command.until());
        return bundles.load(command.id(), owner, key)
                .filter(bundle -> bundle.owner().equals(owner))
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier())).thenReturn(bundle)
                        : invite(command, bundle, key))
                .then(Mono.defer(() -> bundles.load(command.id(), owner, null)))
                .map(bundle -> views.of(bundle, owner));
    }

    /** Ends an open invitation; that party can be invited anew. Fails with PARTY_UNKNOWN where none is open. */
    Mono<BundleView> withdraw(Command command) {
        String owner = command.who().ownerKey();
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "bundle-invitation-withdrawal/" + command.id(),
                command.key(),
                command.whose());
        return bundles.load(command.id(), owner, key)
                .filter(bundle -> bundle.owner().equals(owner))
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier())).map(earlier -> true)
                        : Detached.from(parties.withdraw(bundle, command.whose(), casework.now(), key)))
                .flatMap(written -> written
                        ? bundles.load(command.id(), owner, null)
                        : Mono.error(
                                () -> Refusal.of(ApprovalProblem.PARTY_UNKNOWN).exception()))
                .map(bundle -> views.of(bundle, owner));
    }

    private Mono<Bundle> invite(Command command, Bundle bundle, IdempotencyKey key) {
        LocalDate today = casework.today();
        LocalDate until = command.until() == null ? today.plusDays(DAYS) : command.until();
        bundle.plan()
                .party(command.whose())
                .filter(party -> party.part().equals("confirms"))
                .orElseThrow(() -> Refusal.of(ApprovalProblem.PARTY_UNKNOWN).exception());
        if (until.isBefore(today) || until.isAfter(today.plusDays(MOST_DAYS))) {
            Fault fault = new Fault("/until", "OUT_OF_RANGE", "应在今天以后一百八十日内", "Within 180 days from today");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        return Detached.from(parties.invite(bundle, command.whose(), until, casework.now(), key))
                .flatMap(written -> written ? Mono.just(bundle) : lost(command, bundle));
    }

    private Mono<Bundle> lost(Command command, Bundle before) {
        return bundles.load(command.id(), command.who().ownerKey(), null).flatMap(now -> {
            boolean same = now.revision() == before.revision();
            return Mono.error(
                    () -> Refusal.of(same ? ApprovalProblem.PARTY_CONFIRMED : ApprovalProblem.CHANGED_MEANWHILE)
                            .exception());
        });
    }
}
