package io.tongban.e2e;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fills an item's own form from its example in the guide, and answers its questions. */
final class Filling {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Filling() {}

    /**
     * @param guide of the item
     * @param common what the applicant writes into the common part, as {@code {"form":{…}}}
     * @return body of {@code PATCH /api/applications/{id}}
     */
    static String of(JsonNode guide, String common) {
        ObjectNode body = (ObjectNode) JSON.readTree(common);
        ObjectNode answers = answers(guide);
        body.set("answers", answers);
        JsonNode example = guide.at("/form/examples/0/particulars");
        if (example instanceof ObjectNode particulars) {
            ObjectNode own = particulars.deepCopy();
            guide.at("/form/properties/particulars/properties").properties().forEach(field -> {
                if (!wanted(field.getValue().path("x-when"), answers)) {
                    own.remove(field.getKey());
                } else if (field.getValue().path("x-sensitive").asBoolean()) {
                    own.put(field.getKey(), another(own.path(field.getKey()).asString()));
                }
            });
            ((ObjectNode) body.path("form")).set("particulars", own);
        }
        return body.toString();
    }

    /** A field of an item's own part, as in its example. */
    static JsonNode value(JsonNode guide, String field, JsonNode schema) {
        JsonNode example = guide.at("/form/examples/0/particulars").path(field);
        if (example.isMissingNode()) {
            throw new Unexpected(guide.path("code").asString() + " has no example of " + field);
        }
        return schema.path("x-sensitive").asBoolean() && example.isString()
                ? JSON.valueToTree(another(example.asString()))
                : example;
    }

    /** The values that nobody may find in clear: what {@link #of} wrote into fields marked {@code x-sensitive}. */
    static List<String> sensitive(JsonNode guide, String body) {
        List<String> values = new ArrayList<>();
        collect(guide.path("form"), JSON.readTree(body).path("form"), values);
        return values;
    }

    private static void collect(JsonNode schema, JsonNode value, List<String> values) {
        if (schema.path("x-sensitive").asBoolean() && value.isString()) {
            values.add(value.asString());
        }
        schema.path("properties")
                .properties()
                .forEach(field -> collect(field.getValue(), value.path(field.getKey()), values));
    }

    /** Of the same shape as the published example, which is no secret: digits after the second place are others. */
    private static String another(String example) {
        StringBuilder other = new StringBuilder(example);
        for (int i = 2; i < other.length(); i++) {
            char c = other.charAt(i);
            if (Character.isDigit(c)) {
                other.setCharAt(i, (char) ('0' + (c - '0' + 3) % 10));
            }
        }
        return other.toString();
    }

    /**
     * Each question by an answer with which the example agrees: the first option that needs no field it lacks; where no
     * material is asked for otherwise, the first that asks for one.
     */
    private static ObjectNode answers(JsonNode guide) {
        ObjectNode answers = JSON.createObjectNode();
        boolean asks = asked(guide, JSON.createObjectNode());
        for (JsonNode question : guide.path("questions")) {
            List<String> options = new ArrayList<>();
            question.path("options")
                    .forEach(option -> options.add(option.path("value").asString()));
            String id = question.path("id").asString();
            List<String> agreeing =
                    options.stream().filter(option -> agrees(guide, id, option)).toList();
            String chosen = agreeing.stream()
                    .filter(option -> asks || asked(guide, answer(id, option)))
                    .findFirst()
                    .orElse(agreeing.isEmpty() ? options.get(0) : agreeing.get(0));
            answers.setAll(answer(id, chosen));
        }
        return answers;
    }

    private static ObjectNode answer(String question, String option) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray(question).add(option);
        return answer;
    }

    /** Whether these answers alone ask the applicant for a material at submission that is no form. */
    private static boolean asked(JsonNode guide, ObjectNode answers) {
        return guide.path("materials")
                .valueStream()
                .filter(line -> line.path("source").asString().equals("applicant"))
                .filter(line -> line.path("due").asString().equals("submission"))
                .filter(line -> !line.path("group").asString().equals("application-form"))
                .anyMatch(line -> wanted(line.path("when"), answers));
    }

    /** Whether the example is one of somebody who answers so. */
    static boolean agrees(JsonNode guide, String question, String option) {
        JsonNode example = guide.at("/form/examples/0/particulars");
        return guide.at("/form/properties/particulars/properties").properties().stream()
                .filter(field -> field.getValue().path("x-when").has(question))
                .allMatch(field -> {
                    String values =
                            field.getValue().path("x-when").path(question).asString();
                    boolean needed = List.of(values.split("\\|")).contains(option);
                    return !needed || example.has(field.getKey());
                });
    }

    /** Whether a condition holds under these answers. */
    static boolean wanted(JsonNode when, JsonNode answers) {
        return when.properties().stream().allMatch(term -> {
            List<String> values = List.of(term.getValue().asString().split("\\|"));
            for (JsonNode given : answers.path(term.getKey())) {
                if (values.contains(given.asString())) {
                    return true;
                }
            }
            return false;
        });
    }
}
