package io.tongban.approval.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that nobody typed into this case, while it still says what was put there.
 *
 * @param pointer JSON pointer of the field
 * @param caseNumber of the owner's earlier case; null where it came from the login
 */
public record Prefilled(
        String pointer, Source from, @Nullable String caseNumber) {

    public enum Source {
        IDENTITY("登录时的身份信息"),
        EARLIER_CASE("本人以往的办件");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Those of them that this change of the form leaves as they were. */
    public static List<Prefilled> untouched(List<Prefilled> fields, JsonNode before, JsonNode after) {
        return fields.stream()
                .filter(field -> before.at(field.pointer()).equals(after.at(field.pointer())))
                .toList();
    }
}
