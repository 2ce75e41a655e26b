package io.tongban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Application forms as JSON Schema 2020-12: a common part for each kind of applicant, and own parts, which an item has
 * under {@code particulars}.
 *
 * @param parts file → schema
 * @param ofItems file of an item → file of its own part
 */
record Forms(Map<String, ObjectNode> parts, Map<String, String> ofItems) {

    static final String PARTICULARS = "particulars";
    static final List<String> COMMON =
            List.of(CatalogFiles.FORMS + "common-person.json", CatalogFiles.FORMS + "common-organisation.json");

    private static final JsonMapper JSON = new JsonMapper();

    /** @param trees file → what stands in it */
    static Forms of(Map<String, Object> trees) {
        Map<String, ObjectNode> parts = new LinkedHashMap<>();
        Map<String, String> ofItems = new TreeMap<>();
        trees.forEach((file, tree) -> {
            if (file.startsWith(CatalogFiles.FORMS) && JSON.valueToTree(tree) instanceof ObjectNode part) {
                parts.put(file, part);
            } else if (file.startsWith(CatalogFiles.ITEMS) && tree instanceof Map<?, ?> item) {
                ofItems.put(file, file(String.valueOf(item.get("form"))));
            }
        });
        return new Forms(parts, ofItems);
    }

    static String file(String form) {
        return CatalogFiles.FORMS + form + ".json";
    }

    static String common(String applicantType) {
        return COMMON.get(applicantType.equals("legal") ? 1 : 0);
    }

    /**
     * The whole form of an item, in need of no other file. Each object tells the order of its fields in {@code x-order},
     * for who keeps it may lose theirs.
     *
     * @return null where a part is missing
     */
    @Nullable
    ObjectNode whole(String applicantType, String ownFile) {
        ObjectNode common = parts.get(common(applicantType));
        ObjectNode own = parts.get(ownFile);
        if (common == null || own == null || COMMON.contains(ownFile)) {
            return null;
        }
        ObjectNode whole = common.deepCopy();
        ObjectNode particulars = own.deepCopy();
        particulars.remove(List.of("$schema", "examples"));
        whole.set("title", own.path("title"));
        if (whole.path("properties") instanceof ObjectNode fields) {
            fields.set(PARTICULARS, particulars);
        }
        if (whole.path("required") instanceof ArrayNode required) {
            required.add(PARTICULARS);
        }
        if (whole.at("/examples/0") instanceof ObjectNode example) {
            example.set(PARTICULARS, own.at("/examples/0"));
        }
        order(whole);
        return whole;
    }

    /** Field of the own part → under which answers it is asked for; fields that are always asked for are left out. */
    static Map<String, Map<String, String>> conditional(Map<String, Object> whole) {
        Map<String, Map<String, String>> conditional = new TreeMap<>();
        JSON.<JsonNode>valueToTree(whole)
                .at("/properties/" + PARTICULARS + "/properties")
                .properties()
                .forEach(field -> field.getValue()
                        .path("x-when")
                        .properties()
                        .forEach(term -> conditional
                                .computeIfAbsent(field.getKey(), none -> new TreeMap<>())
                                .put(term.getKey(), term.getValue().asString(""))));
        return conditional;
    }

    /** As an answer carries it. */
    static Map<String, Object> asMap(@Nullable ObjectNode schema) {
        return schema == null ? Map.of() : JSON.convertValue(schema, new TypeReference<>() {});
    }

    private static void order(JsonNode schema) {
        if (schema.path("properties") instanceof ObjectNode fields) {
            ArrayNode names = ((ObjectNode) schema).putArray("x-order");
            fields.properties().forEach(field -> {
                names.add(field.getKey());
                order(field.getValue());
            });
        }
        if (schema.has("items")) {
            order(schema.path("items"));
        }
    }
}
