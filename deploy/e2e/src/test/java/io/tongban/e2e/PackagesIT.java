package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packages through the gateway: each combination of answers is begun as its cases, in their order, or refused as empty, and
 * withdrawn in one request. Every so many in the usual build, all with {@code -Pdeep}.
 */
class PackagesIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_LEAST = 2;

    /** @param labels how often each step that may be repeated is */
    private record Combination(JsonNode of, Map<String, String> answers, int labels) {

        String code() {
            return of.path("code").asString();
        }

        /** The steps that these answers choose, by the words of the package alone. */
        List<JsonNode> chosen() {
            return of.path("steps")
                    .valueStream()
                    .filter(step -> step.path("when").properties().stream()
                            .allMatch(key -> Arrays.asList(
                                            key.getValue().asString().split("\\|"))
                                    .contains(answers.get(key.getKey()))))
                    .toList();
        }

        boolean repeats() {
            return chosen().stream().anyMatch(PackagesIT::isMultiple);
        }

        int cases() {
            return chosen().stream()
                    .mapToInt(step -> isMultiple(step) ? labels : 1)
                    .sum();
        }

        String body() {
            Map<String, List<String>> repeats = new LinkedHashMap<>();
            chosen().stream()
                    .filter(PackagesIT::isMultiple)
                    .map(step -> step.path("id").asString())
                    .forEach(id -> repeats.put(
                            id,
                            IntStream.rangeClosed(1, labels)
                                    .mapToObj(n -> id + "-" + n)
                                    .toList()));
            return JSON.writeValueAsString(
                    Map.of("package", code(), "region", "140100", "answers", answers, "repeats", repeats));
        }
    }

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void eachCombinationOfAnswersIsBegunAsItsCasesInTheirOrder() {
        List<Combination> all = combinations();
        assertThat(all.stream().filter(one -> one.labels() == 1)).hasSize(183);
        int wanted = Integer.getInteger("tongban.packages", 12);
        int every = Math.max(1, all.size() / wanted);
        Map<String, Integer> counts = new TreeMap<>();
        long start = System.nanoTime();

        for (int i = 0; i < all.size(); i += every) {
            begun(all.get(i), counts);
        }

        System.out.printf(
                "packages: %d of %d combinations in %d ms: %s%n",
                counts.get("combinations"), all.size(), (System.nanoTime() - start) / 1_000_000, counts);
        assertThat(counts.get("combinations")).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static void begun(Combination one, Map<String, Integer> counts) {
        count(counts, "combinations", 1);
        Person starter = starter(one.of());
        Answer begun = starter.post("/api/bundles", one.body());
        if (one.cases() == 0) {
            assertThat(begun.expect(422).code()).isEqualTo("PLAN_EMPTY");
            count(counts, "refused as empty", 1);
            return;
        }
        JsonNode steps = begun.expect(201).body().path("steps");
        assertThat(steps).as(one.body()).hasSize(one.cases());
        Set<String> before = new HashSet<>();
        int drafts = 0;
        for (JsonNode step : steps) {
            String key = step.path("key").asString();
            List<String> waits =
                    step.path("waitsFor").valueStream().map(JsonNode::asString).toList();
            assertThat(before).as("%s waits for what comes before it", key).containsAll(waits);
            before.add(key);
            boolean own = !step.path("applicationId").isNull();
            drafts += own ? 1 : 0;
            count(counts, step.path("status").asString(), 1);
            assertThat(step.path("status").asString()).isIn(expected(step, own, waits));
        }
        count(counts, "cases", steps.size());
        count(counts, "drafts", drafts);
        withdrawn(starter, begun.text("/id"), drafts);
    }

    private static List<String> expected(JsonNode step, boolean own, List<String> waits) {
        if (!own) {
            return step.path("online").asBoolean() ? List.of("OTHERS") : List.of("ON_SITE");
        }
        return waits.isEmpty() ? List.of("READY", "TO_CONFIRM") : List.of("WAITING");
    }

    private static void withdrawn(Person starter, String id, int drafts) {
        Answer withdrawn = starter.post("/api/bundles/" + id + "/withdrawal", "{}");
        if (drafts == 0) {
            assertThat(withdrawn.expect(409).code()).isEqualTo("NOTHING_TO_WITHDRAW");
        } else {
            assertThat(withdrawn.expect(200).body().path("discarded")).hasSize(drafts);
        }
    }

    /** With one and, where steps repeat, with three of each. */
    private static List<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        TheSystem.zhang()
                .get("/api/catalog/packages?limit=100")
                .expect(200)
                .body()
                .path("items")
                .forEach(row -> {
                    JsonNode whole = TheSystem.zhang()
                            .get("/api/catalog/packages/" + row.path("code").asString())
                            .expect(200)
                            .body();
                    JsonNode of = whole.has("steps") ? whole : whole.path("package");
                    answers(of.path("questions").valueStream().toList()).forEach(answers -> {
                        all.add(new Combination(of, answers, 1));
                        Combination three = new Combination(of, answers, 3);
                        if (three.repeats()) {
                            all.add(three);
                        }
                    });
                });
        return all;
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

    private static Person starter(JsonNode of) {
        boolean legal = of.path("parties")
                .valueStream()
                .filter(party -> party.path("part").asString().equals("starts"))
                .anyMatch(party -> party.path("kind").asString().equals("legal"));
        return (legal ? Applicant.WANG : Applicant.ZHANG).in(TheSystem.town());
    }

    private static boolean isMultiple(JsonNode step) {
        return !step.path("multiple").asString("").isEmpty();
    }

    private static void count(Map<String, Integer> counts, String what, int n) {
        counts.merge(what, n, Integer::sum);
    }
}
