package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A new version of an item, as an editor hands it in.
 *
 * @param effectiveFrom first day in force: today or later
 * @param reason why, for the log
 */
record Proposal(LocalDate effectiveFrom, String reason, ItemSource source) {

    /** In the API document. */
    static final String NAME = "ItemProposal";

    /** Stands for the request in faults. */
    static final String FILE = "request";

    private static final int LONGEST_REASON = 500;

    /** As the API document shows it. Names are those of the item files, in camelCase; see README.md. */
    @Schema(
            name = NAME,
            requiredProperties = {"effectiveFrom", "reason", "item", "form"})
    record Shape(
            @Schema(description = "today or later, e.g. 2026-04-01")
            String effectiveFrom,

            @Schema(description = "why, for the log; 1 to 500 characters")
            String reason,

            @Schema(description = "the item as its file says it, names in camelCase, without form")
            Map<String, Object> item,

            @Schema(description = "own part of the application form, JSON Schema 2020-12")
            Map<String, Object> form,

            @Schema(description = "definitions of materials that the catalogue does not have yet; may be left out")
            List<Map<String, Object>> materials,

            @Schema(description = "the same of questions") List<Map<String, Object>> questions,

            @Schema(description = "the same of texts of conditions, each with its when")
            List<Map<String, Object>> conditions) {}

    /** Reads what was handed in by the reader of the files; what is wrong is added to the faults. */
    static Proposal read(Map<String, Object> body, LocalDate today, List<CatalogFault> faults) {
        Place place = Place.root(FILE, body, faults)
                .only("effectiveFrom", "reason", "item", "form", "materials", "questions", "conditions");
        LocalDate from = place.date("effectiveFrom");
        if (!from.equals(LocalDate.EPOCH) && from.isBefore(today)) {
            place.fault(FaultCode.EFFECTIVE_TOO_EARLY, "effectiveFrom", from, "not before " + today);
        }
        String reason = place.text("reason");
        if (reason.length() > LONGEST_REASON) {
            place.fault(FaultCode.TEXT_TOO_LONG, "reason", reason, "at most " + LONGEST_REASON + " characters");
        }
        Map<String, Object> item = names(place.tree("item"));
        if (item.remove("form") != null) {
            place.fault(FaultCode.NAME_UNKNOWN, "item.form", "form", "the form beside the item");
        }
        ItemSource source = new ItemSource(
                item,
                place.tree("form"),
                list(place.entries("materials")),
                list(place.entries("questions")),
                list(place.entries("conditions")));
        return new Proposal(from, reason, source);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> names(Map<String, Object> tree) {
        return (Map<String, Object>) DeskNames.ofFiles(tree);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(List<Object> entries) {
        return (List<Object>) DeskNames.ofFiles(entries);
    }
}
