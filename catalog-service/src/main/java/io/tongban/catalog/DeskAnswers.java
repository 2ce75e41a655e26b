package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of what editors are answered. */
final class DeskAnswers {

    private DeskAnswers() {}

    @Schema(name = "ItemSource", description = "an item as it is written down; names in camelCase")
    record Source(
            int version,
            LocalDate today,
            List<Desk.Coming> coming,
            Map<String, Object> item,
            Map<String, Object> form,
            List<Object> materials,
            List<Object> questions,
            List<Object> conditions) {}

    /**
     * @param basedOn the latest version, with which it is compared
     * @param superseded versions to come that would never be in force
     */
    @Schema(name = "ItemDryRun", description = "what publishing would do")
    record DryRun(
            boolean publishable, int basedOn, List<Fault> faults, List<Change> changes, List<Desk.Coming> superseded) {

        static DryRun of(Desk.State state, Examination examination) {
            return new DryRun(
                    examination.faults().isEmpty(),
                    state.version(),
                    examination.faults(),
                    examination.changes(),
                    examination.superseded());
        }
    }

    @Schema(name = "PublishedItem")
    record Published(
            String code,
            int version,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,
            List<Change> changes,
            List<Desk.Coming> superseded) {}

    @Schema(name = "ChangeEntry")
    record Entry(
            int seq,
            String item,
            String name,
            int version,
            LocalDate effectiveFrom,
            OffsetDateTime at,

            @Schema(description = "issuer:subject, or files")
            String actor,

            String actorName,
            @Nullable String organ,
            String reason,
            List<Change> changes) {}

    @Schema(name = "ChangeLog")
    record Log(List<Entry> items, @Nullable String next) {}
}
