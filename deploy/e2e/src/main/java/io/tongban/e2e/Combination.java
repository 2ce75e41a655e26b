package io.tongban.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A package under given answers to its own questions.
 *
 * @param of the package as the catalogue has it
 * @param labels how often each step that may be repeated is
 */
record Combination(JsonNode of, Map<String, String> answers, int labels) {

    static final String REGION = "140105";
    /** What is typical of a package where it is not the first answer to each question. */
    private static final Map<String, Map<String, String>> TYPICAL = Map.of(
            "PK-FIRM-SETUP", Map.of("named", "no", "other_prov", "no"),
            "PK-LAWYER-FIRST", Map.of("cert", "no"),
            "PK-LAWYER-TRANSFER", Map.of("old_head", "no", "agreement", "no"),
            "PK-FIRM-CHANGE", Map.of("addr", "no", "partner", "no", "charter", "no", "agreement", "no"));
    /** There several of each are shown. */
    private static final String OF_SEVERAL = "PK-FIRM-SETUP";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of all packages, with one of each and, where steps repeat, with that many. */
    static List<Combination> all(Person reader, int many) {
        List<Combination> all = new ArrayList<>();
        for (JsonNode row :
                reader.get("/api/catalog/packages?limit=100").expect(200).body().path("items")) {
            JsonNode whole = reader.get(
                            "/api/catalog/packages/" + row.path("code").asString())
                    .expect(200)
                    .body();
            JsonNode of = whole.has("steps") ? whole : whole.path("package");
            for (Map<String, String> answers :
                    answers(of.path("questions").valueStream().toList())) {
                all.add(new Combination(of, answers, 1));
                Combination several = new Combination(of, answers, many);
                if (several.repeats()) {
                    all.add(several);
                }
            }
        }
        return all;
    }

    /** Of those, one of each package, the most telling. */
    static Stream<Combination> typical(List<Combination> all) {
        return all.stream()
                .filter(Combination::isTypical)
                .collect(Collectors.toMap(Combination::code, one -> one, (few, many) -> many, LinkedHashMap::new))
                .values()
                .stream();
    }

    private boolean isTypical() {
        Map<String, String> other = TYPICAL.getOrDefault(code(), Map.of());
        boolean so = of.path("questions").valueStream().allMatch(question -> {
            String id = question.path("id").asString();
            String first = question.at("/options/0/value").asString();
            return other.getOrDefault(id, first).equals(answers.get(id));
        });
        return so && (labels == 1 || OF_SEVERAL.equals(code()));
    }

    private static List<Map<String, String>> answers(List<JsonNode> questions) {
        List<Map<String, String>> all = List.of(Map.of());
        for (JsonNode question : questions) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> one : all) {
                question.path("options").forEach(option -> {
                    Map<String, String> more = new LinkedHashMap<>(one);
                    more.put(
                            question.path("id").asString(), option.path("value").asString());
                    longer.add(more);
                });
            }
            all = longer;
        }
        return all;
    }

    String code() {
        return of.path("code").asString();
    }

    /** Whether an organisation begins it. */
    boolean isBegunByOrganisation() {
        return of.path("parties")
                .valueStream()
                .filter(party -> party.path("part").asString().equals("starts"))
                .anyMatch(party -> party.path("kind").asString().equals("legal"));
    }

    /** The keys of the cases that these answers choose, by the words of the package alone, and those each waits for. */
    Map<String, Set<String>> cases() {
        Map<String, Set<String>> cases = new TreeMap<>();
        chosen().forEach(step -> {
            List<String> waits = chosen().filter(before -> step.path("dependsOn")
                            .valueStream()
                            .anyMatch(
                                    id -> id.asString().equals(before.path("id").asString())))
                    .flatMap(before -> keys(before).stream())
                    .toList();
            keys(step).forEach(key -> cases.put(key, new TreeSet<>(waits)));
        });
        return cases;
    }

    boolean isEmpty() {
        return cases().isEmpty();
    }

    /** One, or with a label for each time. */
    private List<String> keys(JsonNode step) {
        String id = step.path("id").asString();
        return isMultiple(step) ? labels(id).map(label -> id + "/" + label).toList() : List.of(id);
    }

    private Stream<String> labels(String id) {
        return IntStream.rangeClosed(1, labels).mapToObj(n -> id + "-" + n);
    }

    boolean repeats() {
        return chosen().anyMatch(Combination::isMultiple);
    }

    /** What {@code POST /api/bundles} takes. */
    String body() {
        return JSON.writeValueAsString(
                Map.of("package", code(), "region", REGION, "answers", answers, "repeats", repetitions()));
    }

    /** What {@code PUT /api/bundles/{id}/answers} takes. */
    String changing() {
        return JSON.writeValueAsString(Map.of("answers", answers, "repeats", repetitions()));
    }

    private Map<String, List<String>> repetitions() {
        Map<String, List<String>> repeats = new LinkedHashMap<>();
        chosen().filter(Combination::isMultiple)
                .map(step -> step.path("id").asString())
                .forEach(id -> repeats.put(id, labels(id).toList()));
        return repeats;
    }

    private Stream<JsonNode> chosen() {
        return of.path("steps")
                .valueStream()
                .filter(step -> step.path("when").properties().stream()
                        .allMatch(key -> Arrays.asList(key.getValue().asString().split("\\|"))
                                .contains(answers.get(key.getKey()))));
    }

    private static boolean isMultiple(JsonNode step) {
        return !step.path("multiple").asString("").isEmpty();
    }

    @Override
    public String toString() {
        return code() + " " + answers + " x" + labels;
    }
}
