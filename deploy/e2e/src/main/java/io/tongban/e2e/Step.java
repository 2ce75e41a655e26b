package io.tongban.e2e;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One move of a case.
 *
 * @param on the day of it
 * @param by login name of the official; null: the applicant
 * @param action last part of the address
 * @param state after it
 * @param dueOn after it, what binds then; null: not looked at
 * @param notice name of the event that the applicant is told of; null: an internal step
 */
public record Step(
        LocalDate on,
        @Nullable String by,
        String action,
        String body,
        String state,
        @Nullable String dueOn,
        @Nullable String notice) {

    private static final String GRANT = "{\"outcome\":\"GRANT\"}";

    static Step submission(String on, @Nullable String dueOn) {
        return new Step(LocalDate.parse(on), null, "submission", "{}", "SUBMITTED", dueOn, "submitted");
    }

    static Step acceptance(String on, String by, @Nullable String dueOn) {
        return new Step(LocalDate.parse(on), by, "acceptance", "{}", "ACCEPTED", dueOn, "accepted");
    }

    static Step opinion(String on, String by) {
        String body = "{\"proposal\":\"GRANT\",\"text\":\"符合条件\"}";
        return new Step(LocalDate.parse(on), by, "opinion", body, "OPINED", null, null);
    }

    static Step forwarding(String on, String by, @Nullable String dueOn) {
        return new Step(LocalDate.parse(on), by, "forwarding", "{}", "FORWARDED", dueOn, "forwarded");
    }

    static Step reportOut(String on, String by) {
        return new Step(LocalDate.parse(on), by, "report-out", "{}", "REPORTED", null, "reported-out");
    }

    static Step outsideDecision(String on, String by, String number, String decidedOn, String document) {
        String body = """
                {"outcome":"GRANT","number":"%s","decidedOn":"%s","document":"%s"}""".formatted(number, decidedOn, document);
        return new Step(
                LocalDate.parse(on), by, "outside-decision", body, "GRANTED", null, "outside-decision-recorded");
    }

    static Step grant(String on, String by) {
        return new Step(LocalDate.parse(on), by, "decision", GRANT, "GRANTED", null, "granted");
    }

    static Step denial(LocalDate on, String by) {
        String body = "{\"outcome\":\"DENY\",\"reason\":\"CONDITIONS_NOT_MET\",\"text\":\"演示:不符合条件\"}";
        return new Step(on, by, "decision", body, "DENIED", null, "denied");
    }

    static Step assignment(String on, String by) {
        String body = "{\"institution\":\"山西示例律师事务所\",\"person\":\"王强\"}";
        return new Step(LocalDate.parse(on), by, "assignment", body, "GRANTED", null, "aid-assigned");
    }

    static Step delivery(String on, String by) {
        String body = "{\"channel\":\"ELECTRONIC\"}";
        return new Step(LocalDate.parse(on), by, "delivery", body, "DELIVERED", null, "delivered");
    }
}
