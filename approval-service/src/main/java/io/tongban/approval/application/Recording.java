package io.tongban.approval.application;

import io.tongban.approval.certificate.Certificate;
import io.tongban.approval.certificate.CertificateEvent;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.item.Item;
import io.tongban.support.idempotency.IdempotencyKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one move writes, in one statement.
 *
 * @param revision as it was loaded; another one in the database means that somebody was faster
 * @param answer JSON
 * @param event CloudEvent as JSON
 */
public record Recording(
        UUID id,
        int revision,
        Outcome outcome,
        LogEntry entry,
        List<Document> documents,
        List<Certificate> certificates,
        List<CertificateEvent> certificateEvents,
        IdempotencyKey key,
        String answer,
        String event) {

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
