package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a plan: a step that the answers choose, once for each label.
 *
 * @param no from 1 on, in an order in which none stands before what it waits for
 * @param key the id of the step, and after a slash its label, if it has one
 * @param after keys of the cases that it waits for
 */
record Chosen(
        int no, String key, ServicePackage.Step step, PlanBasis.Version version, Whose whose, List<String> after) {

    /**
     * Whose a case and its materials are: the party's; of a step that occurs several times the one's with that label.
     *
     * @param key the id of the party, or the key of the case
     * @param party its id
     * @param label null where there is none
     */
    @Schema(name = "PlanWhose")
    record Whose(
            String key,
            String party,
            String name,
            @Schema(allowableValues = {"natural", "legal"}) String kind,
            @Nullable String label) {}

    Item item() {
        return version.item();
    }
}
