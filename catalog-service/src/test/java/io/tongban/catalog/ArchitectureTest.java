package io.tongban.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
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

    private static ArchRule noJdbcBesideTheLoader() {
        return noClasses()
                .that()
                .haveSimpleNameNotStartingWith("CatalogPublisher")
                .and()
                .haveSimpleNameNotStartingWith("CatalogLoader")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("JDBC blocks; it is for the start, before the first request");
    }

    @Test
    void jdbcIsForTheLoaderAtStartOnly() {
        noJdbcBesideTheLoader().check(ArchitectureRules.mainClasses("io.tongban.catalog"));
    }

    @Test
    void findsThePlantedJdbc() {
        assertThat(noJdbcBesideTheLoader()
                        .evaluate(new ClassFileImporter().importClasses(PlantedJdbc.class))
                        .hasViolation())
                .isTrue();
    }

    private static final class PlantedJdbc {
        java.sql.Connection wrong;
    }
}
