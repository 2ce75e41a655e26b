package io.tongban.e2e;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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
                }
            });
            ((ObjectNode) body.path("form")).set("particulars", own);
        }
        return body.toString();
    }

    /** Each question by an answer with which the example agrees: the first option that needs no field it lacks. */
    private static ObjectNode answers(JsonNode guide) {
        ObjectNode answers = JSON.createObjectNode();
        for (JsonNode question : guide.path("questions")) {
            List<String> options = new ArrayList<>();
            question.path("options")
                    .forEach(option -> options.add(option.path("value").asString()));
            String chosen = options.stream()
                    .filter(option -> agrees(guide, question.path("id").asString(), option))
                    .findFirst()
                    .orElse(options.get(0));
            ArrayNode values = answers.putArray(question.path("id").asString());
            values.add(chosen);
        }
        return answers;
    }

    private static boolean agrees(JsonNode guide, String question, String option) {
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
