package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a case's log, as it was written.
 *
 * @param action name of a {@link io.tongban.approval.lifecycle.Action}, or CREATE
 * @param on legal day in Asia/Shanghai
 * @param actor {@code issuer:subject} of the person
 */
public record LogEntry(
        long seq,
        OffsetDateTime at,
        LocalDate on,
        String action,
        @Nullable State from,
        State to,
        String actor,
        String actorName,
        String actorRole,
        @Nullable String organ,
        String basis,
        JsonNode detail) {

    /** This line as the clock reads it: a decision of the Ministry counts from its own day (许可法第四十四条). */
    Entry clockEntry() {
        LocalDate decided = date("decidedOn");
        return new Entry(Action.valueOf(action), decided == null ? on : decided, date("answerBy"));
    }

    private @Nullable LocalDate date(String field) {
        String text = detail.path(field).asString("");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
