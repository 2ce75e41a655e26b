package io.tongban.approval.progress;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happened to a case. An applicant sees no internal opinion and no official's name. */
public record TimelineView(List<Line> lines) {

    /**
     * @param on legal day
     * @param by organ, or the applicant
     * @param person name of the official; null for applicants
     * @param detail particular to the step; null where it is internal
     */
    public record Line(
            long seq,
            OffsetDateTime at,
            LocalDate on,
            String action,
            String name,
            String state,
            String by,
            @Nullable String person,
            String basis,
            @Nullable JsonNode detail) {}
}
