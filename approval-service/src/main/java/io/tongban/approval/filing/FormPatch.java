package io.tongban.approval.filing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) of a form whose sensitive fields are shown as masks. */
public final class FormPatch {

    private FormPatch() {}

    /** A mask that comes back as it was shown is no new value. */
    public static JsonNode withoutMasks(JsonNode patch, JsonNode shown, List<String> sensitive) {
        JsonNode changes = patch.deepCopy();
        for (String pointer : sensitive) {
            JsonNode given = changes.at(pointer);
            JsonPointer at = JsonPointer.compile(pointer);
            if (given.isString()
                    && given.equals(shown.at(pointer))
                    && changes.at(at.head()) instanceof ObjectNode parent) {
                parent.remove(at.last().getMatchingProperty());
            }
        }
        return changes;
    }

    public static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode before ? before.deepCopy() : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }

    /** Pointers of what a patch changes; everything below a value that is no object is one. */
    static List<String> changed(JsonNode patch) {
        List<String> pointers = new ArrayList<>();
        collect("", patch, pointers);
        return pointers;
    }

    private static void collect(String at, JsonNode patch, List<String> pointers) {
        if (patch instanceof ObjectNode changes) {
            changes.properties()
                    .forEach(change -> collect(
                            at + "/" + change.getKey().replace("~", "~0").replace("/", "~1"),
                            change.getValue(),
                            pointers));
        } else {
            pointers.add(at);
        }
    }
}
