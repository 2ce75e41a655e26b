package io.tongban.approval.filing;

import io.tongban.approval.application.Applications;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Draft;
import io.tongban.approval.item.Items;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Starts a draft. Filing goes on from our copy of the item while the catalogue is down, and says so. For an applicant who
 * stands at the window and has no login, the counter starts it.
 */
@Component
class StartApplication {

    /**
     * @param counter official who starts it for the applicant present; null where the applicant does
     * @param identity look-up of the identity number that the counter saw, for what may be filed online too; else null
     * @param another on purpose beside an open draft of the same item
     */
    record Command(
            Passport who,
            @Nullable String key,
            String itemCode,
            String region,
            @Nullable Passport counter,
            @Nullable String identity,
            boolean another) {

        /** The same request again is the same text; where no number was seen, nothing but the name tells who stood there. */
        String asked() {
            boolean unseen = counter != null && identity == null;
            String seen = identity == null
                    ? ""
                    : who.personKey() + " " + who.name() + " " + who.principal().name() + " ";
            return seen + (unseen ? who.name() : who.ownerKey()) + " " + itemCode + " " + region
                    + (another && !unseen ? " another" : "");
        }

        /** Who asks for it. */
        Passport actor() {
            return counter == null ? who : counter;
        }
    }

    private final Items items;
    private final NewDraft newDraft;
    private final Applications applications;
    private final Casework casework;
    private final FirstForms firstForms;

    StartApplication(
            Items items, NewDraft newDraft, Applications applications, Casework casework, FirstForms firstForms) {
        this.items = items;
        this.newDraft = newDraft;
        this.applications = applications;
        this.casework = casework;
        this.firstForms = firstForms;
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key =
                IdempotencyKey.of(command.actor().personKey(), "applications", command.key(), command.asked());
        return items.inForce(command.itemCode(), casework.today())
                .flatMap(current -> {
                    Draft draft = newDraft.of(
                            command.who(),
                            current.item(),
                            command.region(),
                            command.counter(),
                            command.identity(),
                            command.another());
                    return Detached.from(applications.create(
                            draft, key, earlier -> firstForms.of(draft, earlier, command.actor(), current.fromCopy())));
                })
                .onErrorResume(RefusedException.class, refused -> firstAnswer(key, refused));
    }

    /** What is refused now may have been answered before, e.g. for an item that has ended since. */
    private Mono<StoredAnswer> firstAnswer(IdempotencyKey key, RefusedException refused) {
        return applications.answered(key).switchIfEmpty(Mono.error(refused));
    }
}
