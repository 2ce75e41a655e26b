package io.tongban.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the questions, and what each text of a condition means in answers to them. */
final class QuestionReader {

    private QuestionReader() {}

    /** By id, in their order. */
    static Map<String, Question> questions(Place file) {
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Place place : file.only("questions").list("questions")) {
            place.only("id", "question", "multiple", "options");
            List<Question.Option> options = new ArrayList<>();
            for (Place option : place.list("options")) {
                option.only("value", "label");
                options.add(new Question.Option(
                        option.matching("value", Words.WORD, Words.WORD_TEXT), option.text("label")));
            }
            Question question = new Question(
                    place.matching("id", Words.WORD, Words.WORD_TEXT),
                    place.text("question"),
                    place.has("multiple") && place.flag("multiple"),
                    options);
            if (question.values().size() < Math.max(2, options.size())) {
                place.fault(
                        FaultCode.OPTIONS_WRONG, "options", question.values(), "at least two options, each value once");
            }
            if (questions.put(question.id(), question) != null) {
                place.fault(FaultCode.NOT_UNIQUE, "id", question.id(), "an id that no other question has");
            }
        }
        return questions;
    }

    /** Text → answers, in their order. */
    static Map<String, Map<String, String>> conditions(Place file) {
        Map<String, Map<String, String>> conditions = new LinkedHashMap<>();
        for (Place place : file.only("conditions").list("conditions")) {
            String text = place.only("text", "when").text("text");
            if (!place.has("when")) {
                place.fault(FaultCode.MISSING, "when", null, "answers; {} where it always holds");
            }
            if (conditions.put(text, place.pairs("when")) != null) {
                place.fault(FaultCode.NOT_UNIQUE, "text", text, "a text that stands here once");
            }
        }
        return conditions;
    }

    /** What a condition in words means in answers; none: always. */
    static Map<String, String> when(
            Map<String, Map<String, String>> conditions, Place place, @Nullable String condition) {
        if (condition == null) {
            return Map.of();
        }
        Map<String, String> when = conditions.get(condition);
        if (when == null) {
            place.fault(FaultCode.REFERENCE_UNKNOWN, "condition", condition, "a text of " + CatalogFiles.CONDITIONS);
        }
        return when == null ? Map.of() : when;
    }
}
