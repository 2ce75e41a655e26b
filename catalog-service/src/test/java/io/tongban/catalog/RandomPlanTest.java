package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.catalog.Plans.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random answers to everything that a plan asks, in random order; a run is repeated by its seed. */
class RandomPlanTest {

    private static final int RUNS = 400;
    private static final List<Case> CASES =
            Plans.combinations(0).filter(one -> !one.empty()).toList();

    static List<Long> seeds() {
        String given = System.getProperty("tongban.seed", "");
        Random seeds = new Random();
        List<Long> all = given.isBlank() ? seeds.longs(RUNS).boxed().toList() : List.of(Long.valueOf(given));
        System.out.println(
                "plans: seeds " + all.get(0) + " and " + (all.size() - 1) + " more; a failure names its own");
        return all;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onceEverythingIsAnsweredEachCaseAsksWhatItsOwnAnswersSay(long seed) {
        Random random = new Random(seed);
        Case drawn = CASES.get(random.nextInt(CASES.size()));
        Case one = new Case(drawn.code(), drawn.answers(), random.nextInt(6));
        Map<String, Object> body = new HashMap<>(one.body());
        body.put("itemAnswers", itemAnswers(one.plan(), random));
        Plan plan = Planner.plan(Plans.basis(one.code()), body);

        assertThat(plan.complete()).isTrue();
        assertThat(plan.materials()).allMatch(PlanMaterial::asked);
        for (Plan.Step step : plan.steps()) {
            Item item = Plans.basis(one.code()).items().get(step.item()).item();
            assertThat(step.answers().keySet())
                    .isEqualTo(item.questions().stream().map(Question::id).collect(Collectors.toSet()));
            assertThat(asked(plan, step))
                    .isEqualTo(item.materials().stream()
                            .filter(line -> When.holds(line.when(), step.answers()))
                            .map(Item.Line::code)
                            .collect(Collectors.toSet()));
            assertThat(fields(plan, step))
                    .doesNotContainAnyElementsOf(Forms.conditional(item.form()).entrySet().stream()
                            .filter(field -> !When.holds(field.getValue(), step.answers()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toCollection(() -> new ArrayList<>(List.of("no such field")))));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChoiceOfCommitmentsThatIsOfferedIsTaken(long seed) {
        Random random = new Random(seed);
        Case drawn = CASES.get(random.nextInt(CASES.size()));
        Case one = new Case(drawn.code(), drawn.answers(), random.nextInt(4));
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        List<PlanMaterial> offered = new ArrayList<>(one.plan().materials());
        offered.removeIf(line -> line.commitment() == null);
        Collections.shuffle(offered, random);
        offered.forEach(line -> choices.computeIfAbsent(line.whose(), none -> new LinkedHashMap<>())
                .put(line.material(), random.nextBoolean() ? "commitment" : "proof"));
        Map<String, Object> body = new HashMap<>(one.body());
        body.put("commitments", choices);
        Plan plan = Planner.plan(Plans.basis(one.code()), body);

        assertThat(plan.materials().stream()
                        .filter(line -> line.commitment() != null)
                        .map(PlanMaterial::commitment)
                        .map(PlanMaterial.Choice::chosen)
                        .toList())
                .isEqualTo(plan.materials().stream()
                        .filter(line -> line.commitment() != null)
                        .map(line -> choices.get(line.whose()).get(line.material()))
                        .toList());
        assertThat(plan.materials())
                .filteredOn(PlanMaterial::asked)
                .allMatch(line -> line.met().equals("commitment")
                        == (line.commitment() != null
                                && line.commitment().chosen().equals("commitment")));
        assertThat(plan.reductions().lines().distinct())
                .isEqualTo(one.plan().reductions().lines().distinct());
    }

    private static Map<String, Map<String, List<String>>> itemAnswers(Plan plan, Random random) {
        Map<String, Map<String, List<String>>> answers = new LinkedHashMap<>();
        List<Plan.Question> questions = new ArrayList<>(plan.questions());
        Collections.shuffle(questions, random);
        for (Plan.Question question : questions) {
            if (question.state().equals("open")) {
                List<String> values = new ArrayList<>(
                        question.options().stream().map(Question.Option::value).toList());
                Collections.shuffle(values, random);
                answers.computeIfAbsent(question.whose(), none -> new LinkedHashMap<>())
                        .put(
                                question.id(),
                                values.subList(0, question.multiple() ? 1 + random.nextInt(values.size()) : 1));
            }
        }
        return answers;
    }

    private static Set<String> asked(Plan plan, Plan.Step step) {
        return plan.materials().stream()
                .filter(line ->
                        line.askedBy().stream().anyMatch(asking -> asking.step().equals(step.key())))
                .map(PlanMaterial::material)
                .collect(Collectors.toSet());
    }

    private static List<String> fields(Plan plan, Plan.Step step) {
        return plan.forms().parts().stream()
                .filter(part -> step.key().equals(part.step()))
                .flatMap(part -> part.ask().stream())
                .toList();
    }
}
