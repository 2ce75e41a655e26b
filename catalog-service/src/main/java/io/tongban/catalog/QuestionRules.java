package io.tongban.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions, conditions and items together: what is asked is used, and what is used is asked. */
final class QuestionRules {

    private final CatalogContent content;
    private final List<CatalogFault> faults;

    QuestionRules(CatalogContent content, List<CatalogFault> faults) {
        this.content = content;
        this.faults = faults;
    }

    void check() {
        conditions();
        Set<String> asked = new HashSet<>();
        content.items().forEach((file, item) -> {
            item.questions().forEach(question -> asked.add(question.id()));
            item(file, item);
        });
        content.questions().keySet().stream()
                .filter(id -> !asked.contains(id))
                .forEach(id -> fault(
                        CatalogFiles.QUESTIONS,
                        FaultCode.UNUSED,
                        "questions[" + id + "]",
                        "used by no item",
                        "an item that asks it"));
    }

    private void conditions() {
        Set<String> used = content.items().values().stream()
                .flatMap(item -> Stream.concat(
                        item.materials().stream().map(Item.Line::condition),
                        item.results().stream().map(Item.Result::condition)))
                .map(String::valueOf)
                .collect(Collectors.toSet());
        content.conditions().forEach((text, when) -> {
            String place = "conditions[" + text + "]";
            if (!used.contains(text)) {
                fault(
                        CatalogFiles.CONDITIONS,
                        FaultCode.UNUSED,
                        place,
                        "used by no item",
                        "the text of a condition of an item");
            }
            terms(CatalogFiles.CONDITIONS, place + ".when", when, content.questions());
        });
    }

    private void item(String file, Item item) {
        Map<String, Question> asked = item.questions().stream()
                .collect(Collectors.toMap(Question::id, Function.identity(), (one, other) -> one));
        Set<String> used = new HashSet<>();
        Forms.conditional(item.form()).values().forEach(when -> used.addAll(when.keySet()));
        for (Item.Line line : item.materials()) {
            String place = "materials[" + line.code() + "]";
            used.addAll(line.when().keySet());
            // an unknown question or answer was named once, where the condition stands
            if (sound(line.when())) {
                terms(file, place + ".when", line.when(), asked);
            }
            if (line.condition() != null
                    && content.conditions().containsKey(line.condition())
                    && line.when().isEmpty()
                    && line.due().equals("submission")) {
                fault(
                        file,
                        FaultCode.CONDITION_WRONG,
                        place + ".due",
                        line.due(),
                        "before-delivery, for the condition holds always");
            }
        }
        for (int i = 0; i < item.results().size(); i++) {
            Map<String, String> when = item.results().get(i).when();
            used.addAll(when.keySet());
            if (sound(when)) {
                terms(file, "results[" + (i + 1) + "].when", when, asked);
            }
        }
        asked.keySet().stream()
                .filter(id -> !used.contains(id))
                .forEach(id -> fault(
                        file,
                        FaultCode.QUESTION_IDLE,
                        "questions." + id,
                        "used by no material, no field and no result",
                        "one that depends on it"));
    }

    private boolean sound(Map<String, String> when) {
        return when.entrySet().stream().allMatch(term -> {
            Question question = content.questions().get(term.getKey());
            return question != null && When.known(term.getValue(), question.values());
        });
    }

    private void terms(String file, String place, Map<String, String> when, Map<String, Question> asked) {
        when.forEach((id, answer) -> {
            Question question = asked.get(id);
            if (question == null) {
                fault(file, FaultCode.REFERENCE_UNKNOWN, place, id, "the id of a question that is asked here");
            } else if (!When.known(answer, question.values())) {
                fault(
                        file,
                        FaultCode.ANSWERS_UNKNOWN,
                        place + "." + id,
                        answer,
                        "answers of that question, each once, joined by |");
            }
        });
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
