package io.tongban.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tongban.support.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static Stream<String> rules() {
        return ArchitectureRules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInMainCode(String rule) {
        ArchitectureRules.all().get(rule).check(ArchitectureRules.mainClasses("io.tongban.support"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsThePlantedViolation(String rule) throws ClassNotFoundException {
        ArchRule checked = ArchitectureRules.all().get(rule);
        Class<?> planted = Class.forName("io.tongban.support.testing.planted." + rule);

        assertThat(checked.evaluate(new ClassFileImporter().importClasses(planted))
                        .hasViolation())
                .isTrue();
    }
}
