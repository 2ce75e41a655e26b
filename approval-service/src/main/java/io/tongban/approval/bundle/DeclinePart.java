package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Declines an invitation by its code; the starter is told, and may invite that party anew, or another. */
@Component
class DeclinePart {

    /** @param reason as the starter is told it; null: none */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String code,
            @Nullable String reason) {}

    private final BundleParties parties;
    private final Invitations invitations;
    private final KeptAnswers answers;
    private final Casework casework;

    DeclinePart(BundleParties parties, Invitations invitations, KeptAnswers answers, Casework casework) {
        this.parties = parties;
        this.invitations = invitations;
        this.answers = answers;
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        String reason = command.reason() == null ? "" : command.reason().strip();
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "bundle-declination/" + command.id(),
                command.key(),
                command.code() + " " + reason);
        return answers.find(key).switchIfEmpty(Mono.defer(() -> decline(command, reason, key)));
    }

    private Mono<StoredAnswer> decline(Command command, String reason, IdempotencyKey key) {
        return parties.open(command.id()).flatMap(open -> {
            BundleParties.Open mine = invitations.by(open, command.code());
            if (mine.owner().equals(command.who().ownerKey())) {
                throw Refusal.of(ApprovalProblem.OWN_CONFIRMATION).exception();
            }
            return Detached.from(parties.decline(command.id(), mine, command.who(), reason, casework.now(), key))
                    .flatMap(written -> written
                            ? answers.find(key)
                            : Mono.error(() -> Refusal.of(ApprovalProblem.CHANGED_MEANWHILE)
                                    .exception()));
        });
    }
}
