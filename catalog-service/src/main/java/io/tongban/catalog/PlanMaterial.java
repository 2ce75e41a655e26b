package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the merged list of a plan.
 *
 * @param whose key of the party whose material it is
 * @param reason who asks, in Chinese
 * @param stricter where those who ask differ, which form, due or source stands and why, in Chinese; empty where they agree
 * @param sharedFrom whence it is fetched; null where it is not shared
 * @param met how: give (uploaded), bring (an original, shown where a case is filed on site), form (made from the form), shared
 *     (fetched), supplied (the result of an earlier case), commitment, hand-in (after the decision, before delivery), or
 *     depends (on questions that are not answered)
 * @param then how it would be met if those answers ask for it; null unless met is depends
 * @param suppliedBy key of the case whose result it is
 * @param questions ids of the questions of its whose on which it depends
 * @param commitment that may stand in its place; null where none may
 */
@Schema(name = "PlanMaterial")
record PlanMaterial(
        String material,
        String name,
        String group,
        String whose,
        String reason,
        List<Asking> askedBy,
        List<String> stricter,

        @Schema(allowableValues = {"electronic", "copy", "original"})
        String form,

        @Schema(allowableValues = {"submission", "before-delivery"})
        String due,

        @Schema(allowableValues = {"applicant", "shared"}) String source,

        @Nullable String sharedFrom,
        @Nullable String sensitivity,

        @Schema(allowableValues = {"give", "bring", "form", "shared", "supplied", "commitment", "hand-in", "depends"})
        String met,

        @Schema(allowableValues = {"give", "bring", "form", "shared", "supplied", "commitment", "hand-in"}) @Nullable
        String then,

        @Nullable String suppliedBy,
        List<String> questions,
        @Nullable Choice commitment) {

    /**
     * One case that asks.
     *
     * @param condition in words; null where it always asks
     * @param depends whether it asks is not known yet
     */
    @Schema(name = "PlanAsking")
    record Asking(
            int no, String step, @Nullable String condition, boolean depends, String form, String due, String source) {}

    @Schema(name = "PlanCommitment")
    record Choice(
            String code,
            String name,

            @Schema(allowableValues = {"proof", "commitment"})
            String chosen) {}

    /** Whether some case asks for it for sure. */
    boolean asked() {
        return !met.equals("depends");
    }
}
