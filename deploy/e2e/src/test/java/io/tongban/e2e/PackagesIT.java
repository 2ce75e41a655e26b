package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Packages through the gateway. Each combination of answers is begun as its cases, in their order, or refused as empty, and
 * withdrawn in one request; and is taken to its end, by everybody whom it needs, to the delivered result of its last case.
 * Of both the usual build does some, {@code -Pdeep} all.
 */
class PackagesIT {

    private static final int MANY = 3;
    private static final int AT_ONCE = 4;
    private static final int ALL_WITH_ONE = 183;
    private static final int PACKAGES = 10;
    private static final String CASES = """
            select coalesce(string_agg(a.id::text, ','), '') from bundle_step s join application a on a.id = s.application_id
            where a.state = 'DELIVERED'
            """;
    private static final String TOLD = """
            select count(distinct application_id) from notice
            where event = 'delivered' and application_id = any (string_to_array(?, ',')::uuid[])
            """;
    private static final String BLOCKED =
            "select count(*) from notice where event = 'dependant-blocked' and application_id = ?::uuid";

    private final List<Combination> all = Combination.all(TheSystem.zhang(), MANY);
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void oneDay() {
        TheSystem.town().clocks().at(PackageWalk.DAY);
        assertThat(all.stream().filter(one -> one.labels() == 1)).hasSize(ALL_WITH_ONE);
    }

    @Test
    void eachCombinationOfAnswersIsBegunAsItsCasesInTheirOrder() {
        int wanted = Integer.getInteger("tongban.packages", 6);
        int every = Math.max(1, all.size() / wanted);
        Map<String, Integer> counts = new TreeMap<>();
        long start = System.nanoTime();

        for (int i = 0; i < all.size(); i += every) {
            begun(all.get(i), counts);
        }

        System.out.printf(
                "packages: %d of %d combinations begun in %d ms: %s%n",
                counts.get("combinations"), all.size(), millis(start), counts);
        assertThat(counts.get("combinations")).isGreaterThanOrEqualTo(Math.min(wanted, all.size()));
    }

    /** From one combination to the next of the same package: each time as if it had been begun so. */
    @Test
    void answersAreChangedIntoOthersWithinOneBundle() {
        int every = Math.max(1, all.size() / (3 * Integer.getInteger("tongban.packages", 6)));
        long start = System.nanoTime();

        int changes = all.stream()
                .collect(Collectors.groupingBy(Combination::code, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .mapToInt(of -> changed(IntStream.iterate(0, i -> i < of.size(), i -> i + every)
                        .mapToObj(of::get)
                        .toList()))
                .sum();

        System.out.printf("packages: answers changed %d times in %d ms%n", changes, millis(start));
        assertThat(changes).isPositive();
    }

    private static int changed(List<Combination> ways) {
        Combination first =
                ways.stream().filter(one -> !one.isEmpty()).findFirst().orElseThrow();
        Person starter = starter(first);
        Answer now = starter.post("/api/bundles", first.body()).expect(201);
        String path = "/api/bundles/" + now.text("/id");
        for (Combination next : ways) {
            Answer then = starter.put(path + "/answers", now.text("/revision"), next.changing());
            if (next.isEmpty()) {
                assertThat(then.expect(422).code()).isEqualTo("PLAN_EMPTY");
            } else {
                now = then.expect(200);
                PackageWalk.inOrder(next, now.body());
            }
        }
        starter.post(path + "/withdrawal", "{}");
        return ways.size();
    }

    private static Person starter(Combination one) {
        Applicant first = one.isBegunByOrganisation() ? Applicant.WANG : Applicant.ZHANG;
        return first.in(TheSystem.town());
    }

    @Test
    void combinationsOfAnswersComeToTheirEnd() {
        int wanted = Integer.getInteger("tongban.packages.ended", PACKAGES);
        List<Combination> chosen = wanted >= all.size()
                ? all
                : Combination.typical(all).limit(wanted).toList();
        List<Callable<PackageCount>> walks = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            walks.add(walk(chosen.get(i), i));
        }
        long start = System.nanoTime();

        PackageCount count = AtOnce.all(AT_ONCE, walks).stream().reduce(PackageCount.NONE, PackageCount::plus);

        System.out.printf("packages to their end: %s in %d ms%n", count, millis(start));
        assertThat(unexpected).isEmpty();
        assertThat(count.combinations()).isEqualTo(chosen.size());
        assertThat(count.ended() + count.empty()).isEqualTo(chosen.size());
        assertThat(count.onSite()).as("through the counter").isPositive();
        assertThat(count.itself()).as("filed themselves").isPositive();
        everybodyIsTold();
    }

    /** The centre is refused: who would change over to it is told so, who is registered with it goes on. */
    @Test
    void aRefusalStopsOnlyWhatDependsOnIt() {
        Combination one = Combination.typical(all)
                .filter(each -> each.code().equals("PK-FORENSIC-SETUP"))
                .findFirst()
                .orElseThrow();

        Map<String, JsonNode> steps =
                new PackageWalk(TheSystem.town(), one, 0, word -> {}).walkRefusing("forensic-org-register");

        String change = "forensic-person-change/forensic-person-change-1";
        assertThat(steps)
                .extractingByKeys(
                        "forensic-org-register", "forensic-person-register/forensic-person-register-1", change)
                .extracting(step -> step.path("status").asString())
                .containsExactly("ENDED", "GRANTED", "BLOCKED");
        String stopped = steps.get(change).path("applicationId").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> TheSystem.query("notice", BLOCKED, stopped).equals("1"));
    }

    private Callable<PackageCount> walk(Combination one, int turn) {
        return () -> {
            try {
                return new PackageWalk(TheSystem.town(), one, turn, word -> {}).walk();
            } catch (Unexpected e) {
                unexpected.add(one + ": " + e.getMessage());
                return PackageCount.NONE;
            }
        };
    }

    /** Of every delivered case of a package. */
    private static void everybodyIsTold() {
        String cases = TheSystem.query("approval", CASES);
        assertThat(cases).isNotEmpty();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> TheSystem.query("notice", TOLD, cases).equals(String.valueOf(cases.split(",").length)));
    }

    private static void begun(Combination one, Map<String, Integer> counts) {
        count(counts, "combinations", 1);
        Person starter = starter(one);
        Answer begun = starter.post("/api/bundles", one.body());
        if (one.isEmpty()) {
            assertThat(begun.expect(422).code()).isEqualTo("PLAN_EMPTY");
            count(counts, "refused as empty", 1);
            return;
        }
        JsonNode plan = begun.expect(201).body();
        PackageWalk.inOrder(one, plan);
        int drafts = 0;
        for (JsonNode step : plan.path("steps")) {
            String status = step.path("status").asString();
            count(counts, status, 1);
            // on site any case of the item counts, also one of before
            if (step.path("online").asBoolean()) {
                boolean own = !step.path("applicationId").isNull();
                drafts += own ? 1 : 0;
                assertThat(status).isIn(expected(step, own));
            }
        }
        count(counts, "cases", plan.path("steps").size());
        count(counts, "drafts", drafts);
        withdrawn(starter, begun.text("/id"), drafts);
    }

    private static List<String> expected(JsonNode step, boolean own) {
        if (!own) {
            return List.of("OTHERS");
        }
        return step.path("waitsFor").isEmpty() ? List.of("READY", "TO_CONFIRM") : List.of("WAITING");
    }

    private static void withdrawn(Person starter, String id, int drafts) {
        Answer withdrawn = starter.post("/api/bundles/" + id + "/withdrawal", "{}");
        if (drafts == 0) {
            assertThat(withdrawn.expect(409).code()).isEqualTo("NOTHING_TO_WITHDRAW");
        } else {
            assertThat(withdrawn.expect(200).body().path("discarded")).hasSize(drafts);
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void count(Map<String, Integer> counts, String what, int n) {
        counts.merge(what, n, Integer::sum);
    }
}
