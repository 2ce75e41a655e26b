package io.tongban.province;

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
        ArchitectureRules.all().get(rule).check(ArchitectureRules.mainClasses("io.tongban.province"));
    }
}
