package io.tongban.approval.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumbersTest {

    @Test
    void findsEveryWrongCharacter() {
        String number = CaseNumbers.of(2026, 123);

        assertThat(number).startsWith("SX2026-000123-");
        assertThat(CaseNumbers.isValid(number)).isTrue();
        for (int at = 2; at < number.length(); at++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (number.charAt(at) != wrong && number.charAt(at) != '-') {
                    String typed = number.substring(0, at) + wrong + number.substring(at + 1);
                    assertThat(CaseNumbers.isValid(typed)).as(typed).isFalse();
                }
            }
        }
    }

    @Test
    void findsEverySwapOfNeighbours() {
        for (long n = 1; n < 20_000; n++) {
            String number = CaseNumbers.of(2026, n);
            for (int at = 2; at < 12; at++) {
                if (number.charAt(at) != number.charAt(at + 1) && at != 5 && at != 6) {
                    String typed = number.substring(0, at)
                            + number.charAt(at + 1)
                            + number.charAt(at)
                            + number.substring(at + 2);
                    assertThat(CaseNumbers.isValid(typed)).as(typed).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SX2026-000123", "SX2026-000123-", "XX2026-000123-A", "SX2026-0123-A", "'; --"})
    void othersAreNoNumbers(String typed) {
        assertThat(CaseNumbers.isValid(typed)).isFalse();
    }
}
