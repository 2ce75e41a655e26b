package io.tongban.approval.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Organ;
import io.tongban.approval.organ.Organs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final Organs ORGANS = new Organs();

    @ParameterizedTest
    @CsvSource({"140000, 晋司", "140100, 太原司", "140105, 太原小店司", "140302, 阳泉城区司", "140181, 太原古交司", "140171, 晋综改"})
    void anOrganHasAMark(String code, String mark) {
        assertThat(Numbers.mark(ORGANS.get(code))).isEqualTo(mark);
    }

    @Test
    void noTwoNumbersCanBeTheSame() {
        assertThat(ORGANS.all().stream()
                        .filter(organ -> !organ.level().equals("ministry"))
                        .map(Numbers::mark))
                .hasSizeGreaterThan(120)
                .doesNotHaveDuplicates();
        assertThat(Kind.APPLIED_FOR.stream()
                        .flatMap(kind ->
                                Stream.of(DocumentKind.values()).map(document -> Numbers.series(kind, document))))
                .hasSize(Kind.APPLIED_FOR.size() * DocumentKind.values().length)
                .doesNotHaveDuplicates();
        assertThat(ORGANS.all().stream().map(Organ::code)).contains("140171");
    }
}
