package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.support.idempotency.IdempotencyKey;
import java.util.List;
import java.util.UUID;

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
        IdempotencyKey key,
        String answer,
        String event,
        int calendarEdition) {

    Item item() {
        return outcome.item();
    }
}
