package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several items as one matter (“一件事”套餐).
 *
 * @param externalSteps what other offices do, for information
 * @param producedInside materials that one step makes for the later ones
 * @param clock how the periods of the single items relate
 */
@Schema(name = "Package")
public record ServicePackage(
        int seq,
        String code,
        String name,
        String appliesTo,
        List<Question> questions,
        List<Step> steps,
        List<String> externalSteps,
        List<Produced> producedInside,
        boolean allOnline,
        String clock,
        @Nullable String note) {

    @Schema(name = "PackageQuestion")
    public record Question(String id, String question, List<Option> options) {}

    @Schema(name = "PackageOption")
    public record Option(String value, String label) {}

    /**
     * @param when answers under which the step is needed: all keys must hold, {@code |} means or; empty: always
     * @param dependsOn ids of steps that come first, if they are chosen
     * @param multiple of what there may be several; null: once
     */
    @Schema(name = "PackageStep")
    public record Step(
            String id,
            String item,
            Map<String, String> when,
            List<String> dependsOn,
            @Nullable String multiple,
            @Nullable String note) {}

    @Schema(name = "PackageProduct")
    public record Produced(String material, String producedBy) {}
}
