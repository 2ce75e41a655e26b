package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.problem.CommonProblem;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogProblemTest {

    @Test
    void theCommittedListIsTheRealOne() throws IOException {
        String real = Stream.of(CatalogProblem.values())
                .map(problem -> String.join(
                        " | ",
                        problem.name(),
                        String.valueOf(problem.status().value()),
                        problem.title(),
                        problem.titleEn()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));

        Committed.compare("problems.txt", real);
    }

    @Test
    void noCodeIsOneOfTheCommonOnes() {
        assertThat(Stream.of(CatalogProblem.values()).map(Enum::name))
                .doesNotContainAnyElementsOf(
                        Stream.of(CommonProblem.values()).map(Enum::name).toList());
    }
}
