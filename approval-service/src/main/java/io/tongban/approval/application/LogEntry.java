package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /**
     * This line as the clock reads it: a decision of the Ministry counts from its own day (许可法第四十四条), an acceptance
     * that only wrote down the silence is one by silence, and what was accepted or withdrawn in time stays so; an
     * interested party's request for a hearing stops it as the applicant's does.
     */
    public Entry clockEntry() {
        LocalDate decided = date("decidedOn");
        Action done = Action.valueOf(action);
        boolean silent =
                done == Action.ACCEPT && detail.path("mode").asString("").equals("deemed");
        boolean hearing = detail.path("stopsClock").asBoolean(false);
        boolean received = done == Action.RECEIVE_ON_SITE;
        return new Entry(
                silent ? Action.DEEM_ACCEPTANCE : hearing ? Action.REQUEST_HEARING : received ? Action.SUBMIT : done,
                decided == null ? on : decided,
                Stream.of("answerBy", "hearingOn", "expiresOn")
                        .map(this::date)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                done == Action.EXTEND
                        ? detail.path("extendedBy").asInt(0)
                        : detail.path("days").asInt(0),
                foundSilent());
    }

    private @Nullable Boolean foundSilent() {
        if (detail.path("mode").asString("").equals("express")) {
            return false;
        }
        return detail.has("deemedAccepted") ? detail.path("deemedAccepted").asBoolean() : null;
    }

    /** The announced day of unified acceptance that the receipt fixed; null where there is none. */
    public static @Nullable LocalDate announcedOn(List<LogEntry> log) {
        return log.stream()
                .map(entry -> entry.date("announcedOn"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable LocalDate date(String field) {
        String text = detail.path(field).asString("");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
