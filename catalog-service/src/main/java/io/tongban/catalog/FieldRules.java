package io.tongban.catalog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** How we write a form: what each field must say, so that a page can be made of it and nothing is unbounded. */
final class FieldRules {

    private static final Set<String> WORDS = Set.of(
            "type",
            "title",
            "description",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "enum",
            "minimum",
            "maximum",
            "x-labels",
            "x-sensitive",
            "x-when");
    private static final Set<String> WORDS_AT_TOP = Set.of("$schema", "x-assumption", "examples");
    private static final Pattern PERSONAL =
            Pattern.compile("(?i).*(phone|email|identityNumber|passportNumber|permitNumber|birthDate)");

    private final String file;
    private final List<CatalogFault> faults;

    FieldRules(String file, List<CatalogFault> faults) {
        this.file = file;
        this.faults = faults;
    }

    void check(JsonNode schema) {
        if (!schema.path("$schema").asString("").equals("https://json-schema.org/draft/2020-12/schema")) {
            fault("$schema", schema.path("$schema"), "https://json-schema.org/draft/2020-12/schema");
        }
        if (!schema.path("x-assumption").asBoolean(false)) {
            fault("x-assumption", schema.path("x-assumption"), "true, for no office published this form");
        }
        text(schema, "title", "");
        object(schema, "");
        words(schema, "", true);
    }

    private void field(String name, JsonNode field, String at) {
        words(field, at, false);
        text(field, "title", at);
        text(field, "description", at);
        if (PERSONAL.matcher(name).matches() && !field.path("x-sensitive").asBoolean(false)) {
            fault(at + ".x-sensitive", field.path("x-sensitive"), "true, for it tells who or where a person is");
        }
        value(field, at);
    }

    private void value(JsonNode field, String at) {
        switch (field.path("type").asString("")) {
            case "object" -> object(field, at);
            case "array" -> {
                bound(field, "maxItems", at);
                words(field.path("items"), at + ".items", false);
                value(field.path("items"), at + ".items");
            }
            case "string" -> {
                if (field.has("enum")) {
                    labels(field, at);
                } else {
                    bound(field, "maxLength", at);
                    if (!field.has("pattern") && !field.has("format")) {
                        fault(
                                at + ".pattern",
                                field.path("pattern"),
                                "a pattern or a format, so that blanks are no answer");
                    }
                }
            }
            case "integer", "number" -> bound(field, "maximum", at);
            case "boolean" -> {
                // nothing to bound
            }
            default -> fault(at + ".type", field.path("type"), "object, array, string, integer, number or boolean");
        }
    }

    private void object(JsonNode schema, String at) {
        String prefix = at.isEmpty() ? "" : at + ".";
        if (!schema.path("type").asString("").equals("object")
                || schema.path("additionalProperties").asBoolean(true)) {
            fault(prefix + "additionalProperties", schema.path("additionalProperties"), "false, and type object");
        }
        JsonNode fields = schema.path("properties");
        schema.path("required").forEach(name -> {
            if (!fields.has(name.asString(""))) {
                fault(prefix + "required", name, "a name of properties");
            } else if (fields.path(name.asString("")).has("x-when")) {
                fault(prefix + "required", name, "none that has x-when, for it is asked for only then");
            }
        });
        fields.properties().forEach(field -> field(field.getKey(), field.getValue(), prefix + field.getKey()));
    }

    private void labels(JsonNode field, String at) {
        Set<String> values = new TreeSet<>();
        if (field.path("enum") instanceof ArrayNode list) {
            list.forEach(value -> values.add(value.asString("")));
        }
        if (!values.equals(new TreeSet<>(field.path("x-labels").propertyNames()))) {
            fault(at + ".x-labels", field.path("x-labels"), "a label for each value of enum: " + values);
        }
    }

    private void bound(JsonNode field, String word, String at) {
        if (!field.path(word).isNumber()) {
            fault(at + "." + word, field.path(word), "a number");
        }
    }

    private void text(JsonNode field, String word, String at) {
        if (field.path(word).asString("").isBlank()) {
            fault(at.isEmpty() ? word : at + "." + word, field.path(word), "text");
        }
    }

    private void words(JsonNode schema, String at, boolean top) {
        for (String word : schema.propertyNames()) {
            if (!WORDS.contains(word) && !(top && WORDS_AT_TOP.contains(word))) {
                fault(at.isEmpty() ? word : at + "." + word, "unknown word", String.join(", ", new TreeSet<>(WORDS)));
            }
        }
    }

    private void fault(String place, Object found, String expected) {
        boolean missing = found instanceof JsonNode node && node.isMissingNode();
        faults.add(new CatalogFault(file, place, missing ? "missing" : String.valueOf(found), expected));
    }
}
