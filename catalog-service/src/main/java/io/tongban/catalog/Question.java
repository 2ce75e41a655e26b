package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the applicant is asked, so that we know which materials to ask for.
 *
 * @param multiple several options may be chosen, at least one; else exactly one
 */
@Schema(name = "ItemQuestion")
public record Question(String id, String question, boolean multiple, List<Option> options) {

    @Schema(name = "ItemOption")
    public record Option(String value, String label) {}

    Set<String> values() {
        return options.stream().map(Option::value).collect(Collectors.toSet());
    }

    /** With those options only, in the order of the question. */
    Question only(List<String> values) {
        return new Question(
                id,
                question,
                multiple,
                options.stream()
                        .filter(option -> values.contains(option.value()))
                        .toList());
    }
}
