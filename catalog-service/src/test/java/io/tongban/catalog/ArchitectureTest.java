package io.tongban.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
        ArchitectureRules.all().get(rule).check(ArchitectureRules.mainClasses("io.tongban.catalog"));
    }

    @Test
    void jdbcIsForTheLoaderAtStartOnly() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("CatalogPublisher")
                .and()
                .haveSimpleNameNotStartingWith("CatalogLoader")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(ArchitectureRules.mainClasses("io.tongban.catalog"));
    }
}
