package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a package comes to under given answers: a pure function of the package's version, the items' versions and the
 * answers. It is kept nowhere; whoever files pins the versions that it names.
 *
 * @param on the day whose versions it is made of
 * @param complete whether all questions of the items are answered, so that nothing depends any more
 * @param answers to the package's questions
 * @param parties everybody in whose name something is filed, or who must confirm something
 * @param steps the cases, in order
 * @param allOnline whether no case needs anybody to come
 * @param materials one line for each (material, whose)
 * @param questions of the items, each once for each whose
 */
@Schema(name = "Plan")
record Plan(
        String code,
        int version,
        String name,
        String appliesTo,
        LocalDate on,
        int publication,
        boolean illustration,
        String notice,
        boolean complete,
        Map<String, String> answers,
        List<Party> parties,
        List<Step> steps,
        boolean allOnline,
        List<PlanMaterial> materials,
        List<Question> questions,
        PlanForms forms,
        Reductions reductions,
        List<String> externalSteps,
        String clock,
        @Nullable String note) {

    /**
     * @param whose key by which steps, materials and questions name it
     * @param part starts, confirms (under its own login), represented (the one who starts files for it)
     * @param files keys of its own cases; none where it only confirms
     * @param confirms keys of the cases that it must confirm
     */
    @Schema(name = "PlanParty")
    record Party(
            String whose,
            String party,
            String name,
            @Nullable String label,
            @Schema(allowableValues = {"natural", "legal"}) String kind,

            @Schema(allowableValues = {"starts", "confirms", "represented"})
            String part,

            List<String> files,
            List<String> confirms) {}

    /**
     * One case.
     *
     * @param key names it in this plan: the id of the step, and after a slash its label
     * @param whose key of the party that applies
     * @param after keys of the cases that it waits for; none: it can start at once
     * @param online false: it must be filed in person
     * @param how where it is filed, in Chinese; of a case on site: this package only guides there
     * @param visits how often somebody must come
     * @param answers settled answers to the item's questions
     * @param confirmedBy keys of whose that must confirm it
     */
    @Schema(name = "PlanStep")
    record Step(
            int no,
            String key,
            String step,
            @Nullable String label,
            String item,
            int itemVersion,
            String name,
            String kindName,
            String whose,
            boolean atOnce,
            List<String> after,
            boolean online,
            @Nullable String onSiteReason,
            String how,
            int visits,
            Item.Statutory statutory,
            Item.Promise promise,
            Map<String, List<String>> answers,
            List<String> confirmedBy,
            @Nullable String note) {}

    /**
     * One question of one whose.
     *
     * @param options those that the answers to the package's questions leave
     * @param state open: still to be answered
     * @param values the answer, once it is settled
     * @param saidBy questions of the package whose answers say it already, or narrow it
     */
    @Schema(name = "PlanQuestion")
    record Question(
            String whose,
            String id,
            String question,
            boolean multiple,
            List<io.tongban.catalog.Question.Option> options,

            @Schema(allowableValues = {"open", "settled"}) String state,

            List<String> values,
            List<String> saidBy,
            List<String> steps) {}
}
