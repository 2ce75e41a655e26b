package io.tongban.approval.application;

import io.tongban.approval.certificate.Certificate;
import io.tongban.approval.certificate.CertificateEvent;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.IdempotencyKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one move writes, in one statement.
 *
 * @param revision as it was loaded; another one in the database means that somebody was faster
 * @param answer JSON
 * @param event CloudEvent as JSON
 * @param calendarEdition of the calendar that its dates come from
 */
public record Recording(
        UUID id,
        int revision,
        Outcome outcome,
        LogEntry entry,
        List<Document> documents,
        List<Certificate> certificates,
        List<CertificateEvent> certificateEvents,
        Besides besides,
        IdempotencyKey key,
        String answer,
        String event,
        int calendarEdition) {

    static final Set<Action> ENTRIES = EnumSet.of(Action.SUBMIT, Action.RECEIVE_ON_SITE);

    /** What another does by the way leaves the case with who has claimed it. */
    boolean keepsClaim() {
        String claimer = outcome.before().claimedBy();
        boolean standsAside = entry.detail().path("person").asString("").equals(claimer);
        return entry.from() == entry.to() && !entry.actor().equals(claimer) && !standsAside;
    }

    /** The permit that is applied for, where the case enters with this move: who is banned from it does not enter. */
    @Nullable
    String entering() {
        return ENTRIES.contains(outcome.move().action()) ? item().itemClass() : null;
    }

    Item item() {
        return outcome.item();
    }

    List<Document.Paper> papers() {
        return documents.stream().map(Document::paper).toList();
    }

    /** The certificate of ours that the case acts on, as it is known at this move; a proceeding is about a case instead. */
    @Nullable
    UUID actsOn() {
        return item().kind().isAfterTheEnd()
                ? null
                : outcome.before().named().map(Standing::id).orElse(null);
    }
}
