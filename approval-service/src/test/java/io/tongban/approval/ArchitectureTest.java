package io.tongban.approval;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.tongban.support.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "io.tongban.approval";
    private static final String[] STEPS = {
        "filing",
        "acceptance",
        "review",
        "decision",
        "special",
        "hearing",
        "interested",
        "recusal",
        "proceeding",
        "ban",
        "commitment",
        "material",
        "progress",
        "deadline",
        "verify",
        "office",
        "supervision",
        "hall"
    };
    private static final JavaClasses MAIN = ArchitectureRules.mainClasses(ROOT);

    static Stream<String> rules() {
        return ArchitectureRules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void commonRulesHold(String rule) {
        ArchitectureRules.all().get(rule).check(MAIN);
    }

    static Stream<ArchRule> ownRules() {
        return Stream.of(
                pureLaw(ROOT), stepsAreStrangers(ROOT), nothingBelowKnowsAStep(ROOT), nobodyKnowsABundle(ROOT));
    }

    @ParameterizedTest
    @MethodSource("ownRules")
    void ownRulesHold(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void ownRulesFindThePlantedViolations() {
        String planted = ROOT + ".planted";
        JavaClasses wrong = new ClassFileImporter().importPackages(planted);

        assertThat(pureLaw(planted).evaluate(wrong).hasViolation()).isTrue();
        assertThat(stepsAreStrangers(planted).evaluate(wrong).hasViolation()).isTrue();
        assertThat(nothingBelowKnowsAStep(planted).evaluate(wrong).hasViolation())
                .isTrue();
    }

    /** The law imports the JDK and the pure part of the calendar, nothing else. */
    private static ArchRule pureLaw(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".lifecycle")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", root + ".lifecycle", root + ".calendar")
                .andShould()
                .onlyDependOnClassesThat()
                .haveSimpleNameNotContaining("Calendars");
    }

    private static ArchRule stepsAreStrangers(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(" + String.join("|", STEPS) + ")..")
                .should()
                .notDependOnEachOther();
    }

    /** It stands above the steps that it puts together. */
    private static ArchRule nobodyKnowsABundle(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".bundle")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".bundle");
    }

    private static ArchRule nothingBelowKnowsAStep(String root) {
        String[] steps = Stream.of(STEPS).map(step -> root + "." + step + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".application",
                        root + ".document",
                        root + ".evidence",
                        root + ".anchor",
                        root + ".certificate",
                        root + ".print",
                        root + ".item",
                        root + ".organ",
                        root + ".form",
                        root + ".upload",
                        root + ".content",
                        root + ".store",
                        root + ".scan",
                        root + ".lifecycle",
                        root + ".calendar")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(steps);
    }
}
