package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.catalog.Plans.Case;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All combinations of answers to all packages, with one and with three labels where steps may occur several times. */
class EveryPlanTest {

    static Stream<Case> plans() {
        return Stream.of(0, 1, 3).flatMap(Plans::combinations).filter(one -> !one.empty());
    }

    @Test
    void countsThem() {
        List<Case> all = Plans.combinations(1).toList();
        List<Case> onSite = all.stream()
                .filter(one -> !one.empty())
                .filter(one -> !one.plan().allOnline())
                .toList();

        assertThat(all).hasSize(183);
        assertThat(all.stream().filter(Case::empty).map(Case::toString))
                .containsExactly("PK-FIRM-CHANGE {name=no, head=no, addr=no, partner=no, charter=no, agreement=no} x1");
        assertThat(onSite)
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.plan().steps())
                        .filteredOn(step -> !step.online())
                        .extracting(Plan.Step::item)
                        .containsExactly("lq-grant"));
        assertThat(all.stream()
                        .collect(Collectors.groupingBy(Case::code, TreeMap::new, Collectors.counting()))
                        .toString())
                .isEqualTo("{PK-BRANCH-SETUP=4, PK-FIRM-CANCEL=6, PK-FIRM-CHANGE=64, PK-FIRM-SETUP=48,"
                        + " PK-FORENSIC-RENEW=2, PK-FORENSIC-SETUP=8, PK-LAWYER-FIRST=12, PK-LAWYER-TRANSFER=32,"
                        + " PK-NOTARY-APPOINT=4, PK-NOTARY-OFFICE=3}");
        assertThat(all.stream().filter(one -> !one.repeats().isEmpty())).hasSize(57);
    }

    @Test
    void whatChangesNothingIsRefusedWithTheReasonInLaw() {
        for (Case one : Plans.combinations(0).filter(Case::empty).toList()) {
            assertThatThrownBy(one::plan).isInstanceOfSatisfying(RefusedException.class, refused -> {
                assertThat(refused.refusal().problem()).isEqualTo(CatalogProblem.PLAN_EMPTY);
                assertThat(refused.refusal().detail()).contains("行政许可法第三十二条第一款第(一)项");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isWhatASecondComputationFromTheFilesSays(Case one) {
        Plan plan = one.plan();
        SecondPlan second = new SecondPlan(one.code(), one.answers(), one.repeats());

        assertThat(plan.steps().stream()
                        .collect(Collectors.toMap(Plan.Step::key, step -> (Set<String>) new TreeSet<>(step.after()))))
                .isEqualTo(second.cases);
        assertThat(plan.materials().stream().collect(Collectors.toMap(EveryPlanTest::place, PlanMaterial::met)))
                .isEqualTo(second.lines);
        assertThat(plan.materials().stream()
                        .collect(Collectors.toMap(EveryPlanTest::place, line -> (Set<String>) line.askedBy().stream()
                                .map(PlanMaterial.Asking::step)
                                .collect(Collectors.toCollection(TreeSet::new)))))
                .isEqualTo(second.asking);
        assertThat(plan.reductions().lines().singly())
                .isEqualTo(second.singly.values().stream().mapToInt(n -> n).sum());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void nothingIsAskedTwiceOrWithoutReasonOrThoughAnEarlierCaseSuppliesIt(Case one) {
        Plan plan = one.plan();
        Map<String, Plan.Step> steps =
                plan.steps().stream().collect(Collectors.toMap(Plan.Step::key, Function.identity()));

        assertThat(plan.materials()).extracting(EveryPlanTest::place).doesNotHaveDuplicates();
        assertThat(plan.questions())
                .extracting(question -> question.id() + " of " + question.whose())
                .doesNotHaveDuplicates();
        assertThat(plan.forms().parts())
                .extracting(part -> part.whose() + " " + part.step())
                .doesNotHaveDuplicates();
        for (PlanMaterial line : plan.materials()) {
            assertThat(line.askedBy())
                    .isNotEmpty()
                    .allSatisfy(asking -> assertThat(line.reason())
                            .contains(steps.get(asking.step()).name()));
            assertThat(line.met().equals("supplied")).isEqualTo(line.suppliedBy() != null);
            if (line.suppliedBy() != null) {
                assertThat(line.askedBy())
                        .allSatisfy(asking -> assertThat(
                                        steps.get(asking.step()).no())
                                .isGreaterThan(steps.get(line.suppliedBy()).no()));
            }
        }
        for (ServicePackage.Produced made : one.given().producedInside()) {
            if (steps.containsKey(made.producedBy())) {
                assertThat(plan.materials())
                        .filteredOn(line -> line.material().equals(made.material()))
                        .isNotEmpty()
                        .allMatch(line -> line.met().equals("supplied"));
                assertThat(plan.forms().parts().stream().flatMap(part -> part.ask().stream()))
                        .noneMatch(made.fields()::containsKey);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noCaseStandsBeforeWhatItWaitsForAndEachHasItsParty(Case one) {
        Plan plan = one.plan();
        Set<String> before = new HashSet<>();
        Set<String> whose = plan.parties().stream().map(Plan.Party::whose).collect(Collectors.toSet());

        for (Plan.Step step : plan.steps()) {
            assertThat(before).containsAll(step.after());
            assertThat(step.atOnce()).isEqualTo(step.after().isEmpty());
            assertThat(whose).contains(step.whose()).containsAll(step.confirmedBy());
            before.add(step.key());
        }
        assertThat(before).hasSize(plan.steps().size());
        assertThat(plan.steps()).extracting(Plan.Step::no).isSorted().startsWith(1);
        assertThat(plan.parties())
                .filteredOn(party -> party.part().equals("starts"))
                .hasSize(1);
        assertThat(plan.parties())
                .filteredOn(party -> party.part().equals("confirms"))
                .allSatisfy(party ->
                        assertThat(party.confirms()).containsAll(party.files()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theSavingAddsUp(Case one) {
        Plan plan = one.plan();
        Reductions.Lines lines = plan.reductions().lines();

        assertThat(lines.given()
                        + lines.brought()
                        + lines.made()
                        + lines.fetched()
                        + lines.supplied()
                        + lines.committed()
                        + lines.handedIn())
                .isEqualTo(lines.distinct());
        assertThat(lines.distinct() + lines.depend()).isEqualTo(plan.materials().size());
        assertThat(lines.singly() + lines.dependSingly())
                .isEqualTo(plan.materials().stream()
                        .mapToInt(line -> line.askedBy().size())
                        .sum());
        assertThat(lines.singly()).isGreaterThanOrEqualTo(lines.distinct());
        assertThat(lines.distinct()).isGreaterThan(lines.given());
        assertThat(plan.reductions().fields().once())
                .isLessThanOrEqualTo(plan.reductions().fields().singly());
        assertThat(plan.reductions().cases()).isEqualTo(plan.steps().size());
        assertThat(plan.reductions().visits().now())
                .isEqualTo(plan.steps().stream().mapToInt(Plan.Step::visits).sum())
                .isEqualTo(plan.allOnline() ? 0 : 1);
        assertThat(plan.reductions().law().periods()).hasSize(1);
        assertThat(plan.reductions().law().periods().get(0).value()).isEqualTo(longest(plan));
    }

    /** By trying every chain; all periods of the shipped packages are in working days. */
    private static int longest(Plan plan) {
        Map<String, Integer> lengths = new HashMap<>();
        for (Plan.Step step : plan.steps()) {
            int before = step.after().stream().mapToInt(lengths::get).max().orElse(0);
            lengths.put(step.key(), before + step.statutory().value());
        }
        return Collections.max(lengths.values());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void neitherTheOrderOfStepsNorThatOfAnswersMatters(Case one) {
        Random random = new Random(one.toString().hashCode());
        ServicePackage given = one.given();
        List<ServicePackage.Step> steps = shuffled(given.steps(), random);
        ServicePackage other = new ServicePackage(
                given.seq(),
                given.code(),
                given.name(),
                given.appliesTo(),
                given.parties(),
                given.questions(),
                steps,
                given.externalSteps(),
                shuffled(given.producedInside(), random),
                given.allOnline(),
                given.clock(),
                given.whenEmpty(),
                given.note());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("repeats", shuffled(one.repeats(), random));
        body.put("answers", shuffled(one.answers(), random));

        assertThat(Plans.json(Planner.plan(Plans.basis(other), body))).isEqualTo(Plans.json(one.plan()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static <T> Map<String, T> shuffled(Map<String, T> map, Random random) {
        Map<String, T> copy = new LinkedHashMap<>();
        shuffled(List.copyOf(map.keySet()), random).forEach(key -> copy.put(key, map.get(key)));
        return copy;
    }

    private static String place(PlanMaterial line) {
        return line.material() + " of " + line.whose();
    }
}
