package io.tongban.approval.form;

import io.tongban.approval.item.Item;
import io.tongban.approval.item.Item.Question;
import io.tongban.approval.item.When;
import io.tongban.support.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks the answers to an item's questions, and that the form says nothing else. */
@Component
public class Answering {

    /** @param complete every question must be answered: on submission, not on a draft */
    public List<Fault> faults(Item item, Map<String, List<String>> answers, boolean complete) {
        List<Fault> faults = new ArrayList<>();
        answers.forEach((id, values) -> {
            Optional<Question> question =
                    item.questions().stream().filter(q -> q.id().equals(id)).findFirst();
            if (question.isEmpty()) {
                faults.add(new Fault("/answers/" + id, "UNKNOWN_QUESTION", "没有这个问题", "No such question"));
            } else {
                choiceFaults(question.get(), values, faults);
            }
        });
        item.questions().stream()
                .filter(question -> complete
                        && answers.getOrDefault(question.id(), List.of()).isEmpty())
                .forEach(question -> faults.add(new Fault(
                        "/answers/" + question.id(), "REQUIRED", "请回答:" + question.question(), "Please answer")));
        return faults;
    }

    /** Fields that only some answers need ({@code x-when}): required where they do, absent where they do not. */
    public List<Fault> contradictions(Item item, JsonNode form, Map<String, List<String>> answers) {
        List<Fault> faults = new ArrayList<>();
        JsonNode schema = item.form();
        if (schema == null) {
            return faults;
        }
        schema.at("/properties/particulars/properties").properties().forEach(field -> {
            if (!field.getValue().has("x-when")) {
                return;
            }
            boolean wanted = When.holds(when(field.getValue().path("x-when")), answers);
            boolean there = form.path("particulars").has(field.getKey());
            String pointer = "/form/particulars/" + field.getKey();
            if (wanted && !there) {
                faults.add(new Fault(pointer, "REQUIRED", "必须填写", "Required"));
            } else if (!wanted && there) {
                faults.add(new Fault(pointer, "CONTRADICTS_ANSWER", "与您的回答不符,请删去", "Contradicts an answer"));
            }
        });
        return faults;
    }

    private static void choiceFaults(Question question, List<String> values, List<Fault> faults) {
        String pointer = "/answers/" + question.id();
        boolean known = values.stream()
                .allMatch(value -> question.options().stream()
                        .anyMatch(option -> option.value().equals(value)));
        if (!known) {
            faults.add(new Fault(pointer, "NOT_A_CHOICE", "不在可选范围内", "Not one of the choices"));
        } else if (!question.multiple() && values.size() > 1) {
            faults.add(new Fault(pointer, "ONE_ONLY", "只能选一项", "Only one may be chosen"));
        }
    }

    private static Map<String, String> when(JsonNode node) {
        Map<String, String> when = new LinkedHashMap<>();
        node.properties()
                .forEach(term -> when.put(term.getKey(), term.getValue().asString("")));
        return when;
    }
}
