package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.Committed;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of faults are a contract, and each is met by a planted one. */
class FaultCodeTest {

    /** Planted in tests of their own, for one edit of one file does not show them. */
    private static final Set<FaultCode> ELSEWHERE = EnumSet.of(
            FaultCode.FILE_UNKNOWN,
            FaultCode.FORM_SAME,
            FaultCode.PUBLICATION_NUMBER_WRONG,
            FaultCode.PUBLICATION_DATE_WRONG,
            FaultCode.EDITED_AT_DESK,
            FaultCode.EFFECTIVE_TOO_EARLY,
            FaultCode.TEXT_TOO_LONG,
            FaultCode.NOTHING_CHANGED);

    /** Holds whatever a form says, as long as the validator does its work. */
    private static final FaultCode NEVER = FaultCode.REQUIRED_WITHOUT_EFFECT;

    @Test
    void theCommittedListIsTheRealOne() {
        Committed.compare(
                "faults.txt",
                Stream.of(FaultCode.values())
                        .map(code -> code + " | " + code.chinese())
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void everyCodeIsPlanted() throws IOException {
        Set<String> planted = CatalogRulesTest.planted()
                .map(CatalogRulesTest.Planted::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(planted)
                .containsExactlyInAnyOrderElementsOf(Stream.of(FaultCode.values())
                        .filter(code -> !ELSEWHERE.contains(code) && code != NEVER)
                        .map(Enum::name)
                        .toList());
    }
}
