package io.tongban.catalog;

import java.time.LocalDate;
import java.util.Map;

/**
 * All that a plan is made of beside the answers: what is in force on one day.
 *
 * @param version of the package
 * @param items code → the version in force of each item of the package
 * @param commitments code → name
 */
record PlanBasis(
        LocalDate on,
        int publication,
        boolean illustration,
        String notice,
        int version,
        ServicePackage content,
        Map<String, Version> items,
        Map<String, String> commitments) {

    record Version(int version, Item item) {}

    /** Whether a plan can be made at all: older packages do not say whose their steps are. */
    boolean isWhole() {
        return !content.parties().isEmpty()
                && content.steps().stream().allMatch(step -> items.containsKey(step.item()));
    }
}
