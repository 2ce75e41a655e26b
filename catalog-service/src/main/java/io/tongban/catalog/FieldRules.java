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
        printable(schema, "schema");
        if (!schema.path("$schema").asString("").equals("https://json-schema.org/draft/2020-12/schema")) {
            fault(
                    FaultCode.SCHEMA_INVALID,
                    "$schema",
                    schema.path("$schema"),
                    "https://json-schema.org/draft/2020-12/schema");
        }
        if (!schema.path("x-assumption").asBoolean(false)) {
            fault(
                    FaultCode.ASSUMPTION_UNMARKED,
                    "x-assumption",
                    schema.path("x-assumption"),
                    "true, for no office published this form");
        }
        text(schema, "title", "");
        object(schema, "", false);
        words(schema, "", true);
    }

    /** No name and no text in it hides anything. */
    private void printable(JsonNode node, String at) {
        if (!Words.printable(node.asString(""))) {
            fault(FaultCode.TEXT_UNPRINTABLE, at, "a character that cannot be seen", "text that says what it shows");
        }
        node.values().forEach(entry -> printable(entry, at));
        node.propertyNames().stream()
                .filter(name -> !Words.printable(name))
                .forEach(name -> fault(FaultCode.TEXT_UNPRINTABLE, at, "a name", "names that say what they show"));
    }

    private void field(String name, JsonNode field, String at, boolean listed) {
        if (!Words.FIELD_NAME.matcher(name).matches()) {
            fault(FaultCode.FORMAT_WRONG, at, name, Words.FIELD_NAME_TEXT);
        }
        words(field, at, false);
        text(field, "title", at);
        text(field, "description", at);
        if (PERSONAL.matcher(name).matches() && !field.path("x-sensitive").asBoolean(false)) {
            fault(
                    FaultCode.SENSITIVE_UNMARKED,
                    at + ".x-sensitive",
                    field.path("x-sensitive"),
                    "true, for it tells who or where a person is");
        }
        sensitive(field, at, listed);
        value(field, at, listed);
    }

    /** Only a text with a place of its own is sealed: entries of a list move, and other values have no mask. */
    private void sensitive(JsonNode field, String at, boolean listed) {
        boolean text = field.path("type").asString("").equals("string") && !field.has("enum");
        if (field.path("x-sensitive").asBoolean(false) && (listed || !text)) {
            fault(
                    FaultCode.SENSITIVE_PLACE_WRONG,
                    at + ".x-sensitive",
                    field.path("x-sensitive"),
                    "only at a text that is not part of a list");
        }
    }

    private void value(JsonNode field, String at, boolean listed) {
        switch (field.path("type").asString("")) {
            case "object" -> object(field, at, listed);
            case "array" -> {
                bound(field, "maxItems", at);
                words(field.path("items"), at + ".items", false);
                sensitive(field.path("items"), at + ".items", true);
                value(field.path("items"), at + ".items", true);
            }
            case "string" -> {
                if (field.has("enum")) {
                    labels(field, at);
                } else {
                    bound(field, "maxLength", at);
                    if (!field.has("pattern") && !field.has("format")) {
                        fault(
                                FaultCode.FIELD_BLANKABLE,
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
            default ->
                fault(
                        FaultCode.FIELD_TYPE_WRONG,
                        at + ".type",
                        field.path("type"),
                        "object, array, string, integer, number or boolean");
        }
    }

    private void object(JsonNode schema, String at, boolean listed) {
        String prefix = at.isEmpty() ? "" : at + ".";
        if (!schema.path("type").asString("").equals("object")
                || schema.path("additionalProperties").asBoolean(true)) {
            fault(
                    FaultCode.FIELDS_OPEN,
                    prefix + "additionalProperties",
                    schema.path("additionalProperties"),
                    "false, and type object");
        }
        JsonNode fields = schema.path("properties");
        schema.path("required").forEach(name -> {
            if (!fields.has(name.asString(""))) {
                fault(FaultCode.REQUIRED_UNKNOWN, prefix + "required", name, "a name of properties");
            } else if (fields.path(name.asString("")).has("x-when")) {
                fault(
                        FaultCode.REQUIRED_CONDITIONAL,
                        prefix + "required",
                        name,
                        "none that has x-when, for it is asked for only then");
            }
        });
        fields.properties().forEach(field -> field(field.getKey(), field.getValue(), prefix + field.getKey(), listed));
    }

    private void labels(JsonNode field, String at) {
        Set<String> values = new TreeSet<>();
        if (field.path("enum") instanceof ArrayNode list) {
            list.forEach(value -> values.add(value.asString("")));
        }
        if (!values.equals(new TreeSet<>(field.path("x-labels").propertyNames()))) {
            fault(
                    FaultCode.LABELS_WRONG,
                    at + ".x-labels",
                    field.path("x-labels"),
                    "a label for each value of enum: " + values);
        }
    }

    private void bound(JsonNode field, String word, String at) {
        if (!field.path(word).isNumber()) {
            fault(FaultCode.FIELD_UNBOUNDED, at + "." + word, field.path(word), "a number");
        }
    }

    private void text(JsonNode field, String word, String at) {
        if (field.path(word).asString("").isBlank()) {
            fault(FaultCode.MISSING, at.isEmpty() ? word : at + "." + word, field.path(word), "text");
        }
    }

    private void words(JsonNode schema, String at, boolean top) {
        for (String word : schema.propertyNames()) {
            if (!WORDS.contains(word) && !(top && WORDS_AT_TOP.contains(word))) {
                fault(
                        FaultCode.SCHEMA_WORD_UNKNOWN,
                        at.isEmpty() ? word : at + "." + word,
                        "unknown word",
                        String.join(", ", new TreeSet<>(WORDS)));
            }
        }
    }

    private void fault(FaultCode code, String place, Object found, String expected) {
        boolean missing = found instanceof JsonNode node && node.isMissingNode();
        faults.add(new CatalogFault(file, code, place, missing ? "missing" : String.valueOf(found), expected));
    }
}
