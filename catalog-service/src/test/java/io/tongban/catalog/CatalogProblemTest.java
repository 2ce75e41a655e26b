package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.problem.CommonProblem;
import io.tongban.support.testing.Committed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogProblemTest {

    @Test
    void theCommittedListIsTheRealOne() {
        Committed.compareProblems("problems.txt", CatalogProblem.values());
    }

    @Test
    void noCodeIsOneOfTheCommonOnes() {
        assertThat(Stream.of(CatalogProblem.values()).map(Enum::name))
                .doesNotContainAnyElementsOf(
                        Stream.of(CommonProblem.values()).map(Enum::name).toList());
    }
}
