package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an item, or a plan under its answers, asks of people, beside a baseline (减材料、减证明、减跑动、减时间).
 *
 * @param cases how many are filed
 * @param lines of materials
 * @param fields to be filled in; a list of several counts as one
 * @param visits before: as the baseline has it; now: as the items say
 * @param law the longest chain of cases that wait for each other, by the periods of law
 * @param promise the same by the promises
 * @param notCounted what the two chains leave out, in Chinese
 * @param baseline what is compared with, in Chinese; an assumption
 */
@Schema(name = "Reductions")
record Reductions(
        int cases,
        Lines lines,
        Fields fields,
        Visits visits,
        Chain law,
        Chain promise,
        String notCounted,
        String baseline) {

    private static final String BASELINE = "基准为假设[A]:每份材料都由申请人以纸质提交,同一材料每件各交一次;每件递交一次、领取一次,共跑两次";
    private static final String NOT_COUNTED = "未计入:受理审查、补正、特别程序和送达的时间,套餐以外的步骤";
    private static final int VISITS_BEFORE = 2;

    /**
     * Lines that are asked for sure; those that depend on questions are counted apart.
     *
     * @param singly if each case is filed by itself
     * @param distinct in the merged list; the next seven together
     * @param given uploaded by the applicant
     * @param brought originals, shown where a case is filed on site
     * @param made from the form
     * @param fetched from other offices
     * @param supplied by earlier cases of the plan
     * @param committed replaced by a commitment that was chosen
     * @param handedIn after the decision, before delivery
     * @param committable of the distinct ones: in whose place a commitment may stand, chosen or not
     * @param dependSingly beside {@code singly}
     * @param depend beside {@code distinct}
     */
    @Schema(name = "ReductionLines")
    record Lines(
            int singly,
            int distinct,
            int given,
            int brought,
            int made,
            int fetched,
            int supplied,
            int committed,
            int handedIn,
            int committable,
            int dependSingly,
            int depend) {}

    /**
     * @param singly if each case is filed by itself
     * @param once what is left to fill in; those that depend on questions are not counted
     */
    @Schema(name = "ReductionFields")
    record Fields(int singly, int once) {}

    @Schema(name = "ReductionVisits")
    record Visits(int before, int now) {}

    /**
     * @param steps keys of its cases, in order; of an item: its code
     * @param periods one for each unit that occurs
     */
    @Schema(name = "ReductionChain")
    record Chain(List<String> steps, List<Days> periods) {}

    @Schema(name = "ReductionDays")
    record Days(
            int value,

            @Schema(allowableValues = {"workday", "day", "month"})
            String unit) {}

    static Reductions of(List<Chosen> chosen, List<PlanMaterial> materials, Fields fields) {
        return new Reductions(
                chosen.size(),
                lines(materials),
                fields,
                new Visits(
                        VISITS_BEFORE * chosen.size(),
                        chosen.stream()
                                .mapToInt(one -> one.item().onSiteVisits())
                                .sum()),
                LongestChain.byLaw(chosen),
                LongestChain.byPromise(chosen),
                NOT_COUNTED,
                BASELINE);
    }

    private static Lines lines(List<PlanMaterial> materials) {
        List<PlanMaterial> asked =
                materials.stream().filter(PlanMaterial::asked).toList();
        return new Lines(
                askings(materials, false),
                asked.size(),
                met(materials, "give"),
                met(materials, "bring"),
                met(materials, "form"),
                met(materials, "shared"),
                met(materials, "supplied"),
                met(materials, "commitment"),
                met(materials, "hand-in"),
                (int) asked.stream().filter(line -> line.commitment() != null).count(),
                askings(materials, true),
                met(materials, "depends"));
    }

    private static int askings(List<PlanMaterial> materials, boolean depends) {
        return (int) materials.stream()
                .flatMap(line -> line.askedBy().stream())
                .filter(asking -> asking.depends() == depends)
                .count();
    }

    private static int met(List<PlanMaterial> materials, String how) {
        return (int) materials.stream().filter(line -> line.met().equals(how)).count();
    }
}
