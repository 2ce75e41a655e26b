package io.tongban.e2e;

import io.tongban.support.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planted violations that keep these rules honest are checked in service-support. */
class ArchitectureTest {

    static Stream<String> rules() {
        return ArchitectureRules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInMainCode(String rule) {
        // no controllers here: a rule may find nobody to judge
        ArchitectureRules.all().get(rule).allowEmptyShould(true).check(ArchitectureRules.mainClasses("io.tongban.e2e"));
    }
}
