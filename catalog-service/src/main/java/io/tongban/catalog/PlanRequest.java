package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a package.
 *
 * @param answers id of a question of the package → value
 * @param repeats id of a step that may occur several times → a label for each time
 * @param itemAnswers whose → id of a question of an item → values
 * @param commitments whose → code of a material → proof or commitment
 */
record PlanRequest(
        Map<String, String> answers,
        Map<String, List<String>> repeats,
        Map<String, Map<String, List<String>>> itemAnswers,
        Map<String, Map<String, String>> commitments) {

    /** In the API document. */
    static final String NAME = "PlanRequest";

    private static final int MOST_LABELS = 50;

    /** Names of persons and organisations; markup is none. */
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ·.,’'()（）「」、\\-]{0,59}");

    private static final List<String> CHOICES = List.of("proof", "commitment");

    @Schema(
            name = NAME,
            requiredProperties = {"answers"})
    record Shape(
            @Schema(description = "id of each guiding question → one of its values")
            Map<String, String> answers,

            @Schema(
                    description = "id of a chosen step that may occur several times → labels of the persons or"
                            + " branches: 1 to 50, distinct among the steps of one party; not said: one without a name")
            Map<String, List<String>> repeats,

            @Schema(description = "whose, as the plan names it → id of a question → values; may be left out")
            Map<String, Map<String, List<String>>> itemAnswers,

            @Schema(description = "whose → code of a material → proof or commitment; may be left out")
            Map<String, Map<String, String>> commitments) {}

    /** Reads what was sent; what is wrong with it by itself is added to the faults. */
    static PlanRequest read(Map<String, Object> body, ServicePackage of, PlanFaults faults) {
        body.keySet().stream()
                .filter(name -> !List.of("answers", "repeats", "itemAnswers", "commitments")
                        .contains(name))
                .forEach(name -> faults.add("UNKNOWN_FIELD", "没有这个字段", "No such field", name));
        return new PlanRequest(
                answers(body.get("answers"), of, faults),
                repeats(body.get("repeats"), of, faults),
                itemAnswers(body.get("itemAnswers"), faults),
                commitments(body.get("commitments"), faults));
    }

    private static Map<String, String> answers(@Nullable Object sent, ServicePackage of, PlanFaults faults) {
        Map<String, Object> given = names(sent, faults, "answers");
        Map<String, String> answers = new LinkedHashMap<>();
        Set<String> unknown = new HashSet<>(given.keySet());
        for (ServicePackage.Question question : of.questions()) {
            unknown.remove(question.id());
            Object value = given.get(question.id());
            if (value == null) {
                faults.add("REQUIRED", "请回答:" + question.question(), "Please answer", "answers", question.id());
            } else if (question.options().stream()
                    .anyMatch(option -> option.value().equals(value))) {
                answers.put(question.id(), String.valueOf(value));
            } else {
                notAChoice(faults, "answers", question.id());
            }
        }
        unknown.forEach(id -> faults.add("UNKNOWN_QUESTION", "没有这个问题", "No such question", "answers", id));
        return answers;
    }

    private static Map<String, List<String>> repeats(@Nullable Object sent, ServicePackage of, PlanFaults faults) {
        Map<String, List<String>> repeats = new LinkedHashMap<>();
        Map<String, Set<String>> seen = new HashMap<>();
        names(sent, faults, "repeats").forEach((id, value) -> {
            ServicePackage.Step step = of.steps().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (step == null) {
                faults.add("UNKNOWN_STEP", "套餐没有这个步骤", "The package has no such step", "repeats", id);
            } else if (step.multiple() == null) {
                faults.add("NOT_REPEATED", "这个步骤只有一件", "This step occurs once", "repeats", id);
            } else {
                repeats.put(id, labels(id, value, seen.computeIfAbsent(step.party(), none -> new HashSet<>()), faults));
            }
        });
        return repeats;
    }

    private static List<String> labels(String step, @Nullable Object sent, Set<String> seen, PlanFaults faults) {
        if (!(sent instanceof List<?> list) || list.isEmpty() || list.size() > MOST_LABELS) {
            faults.add("OUT_OF_RANGE", "应有1到50个名称", "1 to 50 labels", "repeats", step);
            return List.of("?");
        }
        Stream.Builder<String> labels = Stream.builder();
        for (int i = 0; i < list.size(); i++) {
            String label = list.get(i) instanceof String text
                    ? Normalizer.normalize(text, Normalizer.Form.NFC).strip()
                    : "";
            if (!LABEL.matcher(label).matches()) {
                faults.add(
                        "FORMAT",
                        "应为姓名或者名称,不超过60个字",
                        "A name, at most 60 characters",
                        "repeats",
                        step,
                        String.valueOf(i));
            } else if (!seen.add(label)) {
                faults.add(
                        "TWICE",
                        "同一人(机构)只能在一个步骤中出现一次",
                        "Each person or branch occurs once",
                        "repeats",
                        step,
                        String.valueOf(i));
            }
            labels.add(label);
        }
        return labels.build().toList();
    }

    private static Map<String, Map<String, List<String>>> itemAnswers(@Nullable Object sent, PlanFaults faults) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        names(sent, faults, "itemAnswers").forEach((whose, value) -> {
            Map<String, List<String>> answers = new LinkedHashMap<>();
            names(value, faults, "itemAnswers", whose).forEach((id, chosen) -> {
                List<String> values = texts(chosen);
                if (values.isEmpty()) {
                    notAChoice(faults, "itemAnswers", whose, id);
                } else {
                    answers.put(id, values);
                }
            });
            all.put(whose, answers);
        });
        return all;
    }

    private static Map<String, Map<String, String>> commitments(@Nullable Object sent, PlanFaults faults) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        names(sent, faults, "commitments").forEach((whose, value) -> {
            Map<String, String> choices = new LinkedHashMap<>();
            names(value, faults, "commitments", whose).forEach((material, choice) -> {
                if (choice instanceof String text && CHOICES.contains(text)) {
                    choices.put(material, text);
                } else {
                    notAChoice(faults, "commitments", whose, material);
                }
            });
            all.put(whose, choices);
        });
        return all;
    }

    /** What was sent as names and values; nothing where it was left out. */
    private static Map<String, Object> names(@Nullable Object sent, PlanFaults faults, String... path) {
        if (sent instanceof Map<?, ?> map) {
            Map<String, Object> names = new LinkedHashMap<>();
            map.forEach((name, value) -> names.put(String.valueOf(name), value));
            return names;
        }
        if (sent != null) {
            faults.add("WRONG_TYPE", "应为名称和值", "Names and values", path);
        }
        return Map.of();
    }

    /** One text, or texts each of which stands there once; none where it is something else. */
    private static List<String> texts(@Nullable Object sent) {
        List<?> list = sent instanceof List<?> several
                ? several
                : Stream.ofNullable(sent).toList();
        List<String> texts = list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .collect(Collectors.toList());
        return texts.size() == list.size() ? texts : List.of();
    }

    static void notAChoice(PlanFaults faults, String... path) {
        faults.add("NOT_A_CHOICE", "不在可选范围内", "Not one of the choices", path);
    }
}
