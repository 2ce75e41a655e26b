package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several items as one matter (“一件事”套餐).
 *
 * @param parties whose steps there are; empty in versions of before publication 7, of which no plan can be made
 * @param externalSteps what other offices do, for information
 * @param producedInside materials that one step makes for the later ones
 * @param clock how the periods of the single items relate
 * @param whenEmpty the reason in law why nothing is to be filed under answers that choose no step; null where there are none
 */
@Schema(name = "Package")
public record ServicePackage(
        int seq,
        String code,
        String name,
        String appliesTo,
        List<Party> parties,
        List<Question> questions,
        List<Step> steps,
        List<String> externalSteps,
        List<Produced> producedInside,
        boolean allOnline,
        String clock,
        @Nullable String whenEmpty,
        @Nullable String note) {

    public ServicePackage {
        parties = parties == null ? List.of() : parties;
    }

    /**
     * Somebody in whose name steps are filed, or whose consent they need.
     *
     * @param kind natural or legal, as the items of its steps are for
     * @param part starts: files the package; confirms: its part of it, under its own login; represented: the one who
     *     starts files for it
     */
    @Schema(name = "PackageParty")
    public record Party(
            String id,
            String name,
            @Schema(allowableValues = {"natural", "legal"}) String kind,

            @Schema(allowableValues = {"starts", "confirms", "represented"})
            String part) {}

    @Schema(name = "PackageQuestion")
    public record Question(String id, String question, List<Option> options) {}

    /**
     * @param fills what this answer says already, so that it is not asked again
     * @param commits materials in whose place the commitment is chosen by this answer, unless said otherwise for one of them
     */
    @Schema(name = "PackageOption")
    public record Option(String value, String label, List<Fill> fills, List<String> commits) {

        public Option {
            fills = fills == null ? List.of() : fills;
            commits = commits == null ? List.of() : commits;
        }
    }

    /**
     * What an answer says of a step.
     *
     * @param question of the step's item, or null; of one that admits several answers these are among them, of another it is
     *     one of these
     * @param field of the own part of the item's form, or null
     * @param value answers joined by {@code |}; or the field's text
     */
    @Schema(name = "PackageFill")
    public record Fill(
            String step,
            @Nullable String question,
            @Nullable String field,
            String value) {}

    /**
     * @param party whose step it is
     * @param when answers under which the step is needed: all keys must hold, {@code |} means or; empty: always
     * @param dependsOn ids of steps that come first, if they are chosen
     * @param multiple of what there may be several; null: once
     * @param confirmedBy parties that must confirm it beside its own
     */
    @Schema(name = "PackageStep")
    public record Step(
            String id,
            String item,
            String party,
            Map<String, String> when,
            List<String> dependsOn,
            @Nullable String multiple,
            List<String> confirmedBy,
            @Nullable String note) {

        public Step {
            confirmedBy = confirmedBy == null ? List.of() : confirmedBy;
        }
    }

    /**
     * @param producedBy id of the step that makes it; those after it do not ask for it
     * @param fields of the forms of later steps → what of the result stands there: number or date
     */
    @Schema(name = "PackageProduct")
    public record Produced(String material, String producedBy, Map<String, String> fields) {

        public Produced {
            fields = fields == null ? Map.of() : fields;
        }
    }
}
