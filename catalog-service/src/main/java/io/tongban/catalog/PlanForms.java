package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forms of all cases as one: every field once. The common part of a form is asked once of each whose, the item's own
 * part once for each case.
 *
 * @param schemas name → JSON Schema, each once
 * @param parts in the order in which a page may draw them
 */
@Schema(name = "PlanForms")
record PlanForms(Map<String, Map<String, Object>> schemas, List<Part> parts) {

    /**
     * @param step key of the case; null: the common part
     * @param schema its name in schemas
     * @param ask fields to be filled in, in order; whether one must be is for the schema to say
     * @param depends fields on which is not decided yet → ids of the questions of that whose on which they depend
     * @param supplied fields that the result of an earlier case fills; none that the answers leave out of the form
     * @param filled the same of fields that the answers to the package's questions fill → their text
     */
    @Schema(name = "PlanFormPart")
    record Part(
            String whose,
            @Nullable String step,
            String schema,
            List<String> ask,
            Map<String, List<String>> depends,
            Map<String, Supply> supplied,
            Map<String, String> filled) {}

    /**
     * @param step key of the case whose result it is
     * @param what of the result: number or date
     */
    @Schema(name = "PlanSupply")
    record Supply(
            String step,
            @Schema(allowableValues = {"number", "date"}) String what) {}
}
