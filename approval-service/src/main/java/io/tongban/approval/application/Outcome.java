package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.organ.Routing;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A case after a move: what documents and events are made of. */
public record Outcome(
        Application before,
        Move move,
        Item item,
        String caseNumber,
        Routing routing,
        String holder,
        LocalDate on,
        Due due,
        Deadlines deadlines,
        JsonNode detail) {

    /** The original of this material was seen with this move, and given back. */
    boolean seenOnSite(String material) {
        return detail.path("originals")
                .valueStream()
                .anyMatch(code -> code.asString().equals(material));
    }

    /** Day of acceptance, express or deemed; the day of the move before there is one. */
    LocalDate acceptedOn() {
        LocalDate day = deadlines.acceptedOn();
        return day == null ? on : day;
    }

    /** The limit that a notice to the applicant names: before acceptance that of acceptance, then that of the decision. */
    public Due told() {
        return switch (move.to()) {
            case ACCEPTED, OPINED, FORWARDED -> Due.of(deadlines.decision(), due.promiseOn(), due.renewsOn());
            default -> due;
        };
    }
}
