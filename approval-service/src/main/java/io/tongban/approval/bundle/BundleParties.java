package io.tongban.approval.bundle;

import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Who must confirm parts of bundles. */
interface BundleParties {

    /** An invitation that nobody has taken, and of what bundle. */
    record Open(
            UUID id,
            String whose,
            LocalDate until,
            String owner,
            String region,
            Plan plan,
            boolean declined,
            boolean withdrawn) {}

    /** Those of a bundle, whoever asks: what they are asked for is the code. */
    Mono<List<Open>> open(UUID bundle);

    /**
     * Invites, or invites anew with another code; nothing where the key was used before.
     *
     * @return false where that party has confirmed meanwhile, or the bundle is not theirs
     */
    Mono<Boolean> invite(Bundle bundle, String whose, LocalDate until, OffsetDateTime at, IdempotencyKey key);

    /**
     * Confirms, with drafts of the party's own steps.
     *
     * @param cases made of the case that the party filed last, where there is one
     * @return false where the invitation was taken, renewed or has run out meanwhile
     */
    Mono<Boolean> confirm(
            UUID bundle,
            Open invitation,
            Passport who,
            Function<Optional<EarlierCase>, List<NewCase>> cases,
            OffsetDateTime at,
            IdempotencyKey key);

    /**
     * Declines; the starter is told by the same statement.
     *
     * @return false where the invitation was answered, renewed or withdrawn meanwhile
     */
    Mono<Boolean> decline(
            UUID bundle, Open invitation, Passport who, String reason, OffsetDateTime at, IdempotencyKey key);

    /** @return false where there is no open invitation of that party, or the bundle is not theirs */
    Mono<Boolean> withdraw(Bundle bundle, String whose, OffsetDateTime at, IdempotencyKey key);

    /** Tells starters of invitations whose last day went by unanswered, each once. */
    Mono<Long> tellOfSilence(OffsetDateTime now, int limit);
}
