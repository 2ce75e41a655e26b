package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.tongban.notice.stream.planted.ReadsTheInbox;
import io.tongban.support.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static Stream<String> rules() {
        return ArchitectureRules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInMainCode(String rule) {
        ArchitectureRules.all().get(rule).check(ArchitectureRules.mainClasses("io.tongban.notice"));
    }

    /** Coming in and going out meet only in the notices. */
    private static ArchRule stepsDoNotImportSteps() {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("..notice.stream..", "..notice.notices..", "..notice.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..notice.inbox..", "..notice.template..");
    }

    @Test
    void stepsDoNotImportStepsInMainCode() {
        stepsDoNotImportSteps().check(ArchitectureRules.mainClasses("io.tongban.notice"));
        assertThat(stepsDoNotImportSteps()
                        .evaluate(new ClassFileImporter().importClasses(ReadsTheInbox.class))
                        .hasViolation())
                .isTrue();
    }
}
