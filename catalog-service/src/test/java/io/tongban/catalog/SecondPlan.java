package io.tongban.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/**
 * What a plan must come to, computed a second time from the YAML as it is written down, by trying every answer that may
 * still be given. Shares no code with the engine.
 */
final class SecondPlan {

    private static final Path FOLDER = Path.of("src/main/resources/catalog");
    private static final Map<String, Map<String, Object>> FILES = new ConcurrentHashMap<>();

    /** key of a case → keys that it waits for */
    final Map<String, Set<String>> cases = new TreeMap<>();
    /** material and whose → how it is met */
    final Map<String, String> lines = new TreeMap<>();
    /** material and whose → keys of the cases that ask, or may */
    final Map<String, Set<String>> asking = new TreeMap<>();
    /** how many lines each case by itself asks for sure */
    final Map<String, Integer> singly = new TreeMap<>();

    private final Map<String, Object> given;
    private final Map<String, String> answers;
    private final Map<String, List<String>> repeats;
    private final Map<String, Map<String, Object>> chosen = new LinkedHashMap<>();

    SecondPlan(String code, Map<String, String> answers, Map<String, List<String>> repeats) {
        this.given = file("packages/" + code + ".yaml");
        this.answers = answers;
        this.repeats = repeats;
        for (Map<String, Object> step : maps(given, "steps")) {
            if (chosen(step)) {
                chosen.put(text(step, "id"), step);
            }
        }
        chosen.values().forEach(step -> keys(step).forEach(key -> cases.put(key, before(step))));
        chosen.values().forEach(step -> keys(step).forEach(key -> ask(step, key)));
    }

    private boolean chosen(Map<String, Object> step) {
        for (Map.Entry<String, Object> term : map(step, "when").entrySet()) {
            if (!List.of(String.valueOf(term.getValue()).split("\\|")).contains(answers.get(term.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private List<String> keys(Map<String, Object> step) {
        String id = text(step, "id");
        return repeats.containsKey(id)
                ? repeats.get(id).stream().map(label -> id + "/" + label).toList()
                : List.of(id);
    }

    private Set<String> before(Map<String, Object> step) {
        Set<String> before = new TreeSet<>();
        for (Object id : list(step, "depends_on")) {
            if (chosen.containsKey(id)) {
                before.addAll(keys(chosen.get(id)));
            }
        }
        return before;
    }

    private void ask(Map<String, Object> step, String key) {
        Map<String, Object> item = file("items/" + text(step, "item") + ".yaml");
        String whose = step.containsKey("multiple") ? key : text(step, "party");
        int sure = 0;
        for (Map<String, Object> line : maps(item, "materials")) {
            Set<Boolean> outcomes = outcomes(step, item, when(line));
            if (outcomes.contains(true)) {
                String place = text(line, "code") + " of " + whose;
                String met = outcomes.contains(false) ? "depends" : met(line, item);
                lines.merge(place, met, (one, other) -> one.equals("depends") ? other : one);
                asking.computeIfAbsent(place, none -> new TreeSet<>()).add(key);
                sure += outcomes.contains(false) ? 0 : 1;
            }
        }
        singly.put(key, sure);
    }

    /** No step of the shipped packages differs from another about the same material, so one line tells. */
    private String met(Map<String, Object> line, Map<String, Object> item) {
        String code = text(line, "code");
        for (Map<String, Object> made : maps(given, "produced_inside_package")) {
            if (made.get("material").equals(code) && chosen.containsKey(text(made, "produced_by"))) {
                return "supplied";
            }
        }
        Map<String, Object> material = maps(file("materials.yaml"), "materials").stream()
                .filter(one -> one.get("code").equals(code))
                .findAny()
                .orElseThrow();
        if ("before-delivery".equals(line.getOrDefault("due", material.get("due")))) {
            return "hand-in";
        }
        Object commitment = line.containsKey("commitment") ? line.get("commitment") : material.get("commitment");
        if (commitment != null && commits().contains(code)) {
            return "commitment";
        }
        if (line.getOrDefault("source", material.get("source")).equals("shared")) {
            return "shared";
        }
        if (material.get("group").equals("application-form")) {
            return "form";
        }
        return item.get("online").equals(false) && "original".equals(material.get("form")) ? "bring" : "give";
    }

    private Set<Object> commits() {
        Set<Object> commits = new TreeSet<>();
        options().forEach(option -> commits.addAll(list(option, "commits")));
        return commits;
    }

    private List<Map<String, Object>> options() {
        List<Map<String, Object>> options = new ArrayList<>();
        for (Map<String, Object> question : maps(given, "guiding_questions")) {
            maps(question, "options").stream()
                    .filter(option -> option.get("value").equals(answers.get(text(question, "id"))))
                    .forEach(options::add);
        }
        return options;
    }

    private Map<String, Object> when(Map<String, Object> line) {
        Object condition = line.get("condition");
        return condition == null
                ? Map.of()
                : map(
                        maps(file("conditions.yaml"), "conditions").stream()
                                .filter(one -> one.get("text").equals(condition))
                                .findAny()
                                .orElseThrow(),
                        "when");
    }

    /** Whether a condition holds, under every way in which the item's questions may be answered. */
    private Set<Boolean> outcomes(Map<String, Object> step, Map<String, Object> item, Map<String, Object> when) {
        Set<Boolean> outcomes = new TreeSet<>(Set.of(true));
        for (Map.Entry<String, Object> term : when.entrySet()) {
            List<String> wanted = List.of(String.valueOf(term.getValue()).split("\\|"));
            Set<Boolean> ofTerm = new TreeSet<>();
            for (Set<String> possible : possible(step, item, term.getKey())) {
                ofTerm.add(possible.stream().anyMatch(wanted::contains));
            }
            Set<Boolean> both = new TreeSet<>();
            outcomes.forEach(one -> ofTerm.forEach(other -> both.add(one && other)));
            outcomes = both;
        }
        return outcomes;
    }

    private List<Set<String>> possible(Map<String, Object> step, Map<String, Object> item, String question) {
        List<String> options = List.of(text(map(item, "questions"), question).split("\\|"));
        boolean multiple = maps(file("questions.yaml"), "questions").stream()
                .anyMatch(one -> one.get("id").equals(question) && Boolean.TRUE.equals(one.get("multiple")));
        List<Set<String>> fills = new ArrayList<>();
        options()
                .forEach(option -> maps(option, "fills").stream()
                        .filter(fill -> question.equals(fill.get("question"))
                                && fill.get("step").equals(step.get("id")))
                        .forEach(fill -> fills.add(
                                new TreeSet<>(List.of(text(fill, "value").split("\\|"))))));
        List<Set<String>> all = new ArrayList<>();
        for (int bits = 1; bits < 1 << options.size(); bits++) {
            Set<String> one = new TreeSet<>();
            for (int n = 0; n < options.size(); n++) {
                if ((bits >> n & 1) == 1) {
                    one.add(options.get(n));
                }
            }
            boolean admitted = multiple
                    ? fills.isEmpty() || fills.stream().allMatch(one::equals)
                    : one.size() == 1 && fills.stream().allMatch(fill -> fill.containsAll(one));
            if (admitted) {
                all.add(one);
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> file(String name) {
        return FILES.computeIfAbsent(name, missing -> {
            try {
                return (Map<String, Object>) new Yaml().load(Files.readString(FOLDER.resolve(missing)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Map<String, Object> map, String name) {
        return String.valueOf(map.get(name));
    }

    private static List<?> list(Map<String, Object> map, String name) {
        return map.get(name) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : new HashMap<>();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> map, String name) {
        return (List<Map<String, Object>>) list(map, name);
    }
}
