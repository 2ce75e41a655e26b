package io.tongban.approval.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.form.Identifiers.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of standards.md section 9. */
class IdentifiersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X,OK",
        "440524188001010014,OK",
        "140105199003070012,OK",
        "140202198511201025,OK",
        "140602197902290018,IMPOSSIBLE_DATE",
        "140105199003070013,CHECK_DIGIT",
        "11010519491231002x,FORMAT",
        "1101051949123100,FORMAT",
        "'',FORMAT"
    })
    void identityCards(String number, Verdict verdict) {
        assertThat(Identifiers.identityCard(number, TODAY)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "11210000001100230L",
                "91110000802100433B",
                "11140000MB0X000003",
                "31140000MD0X00016Q",
                "32140000MD0X00032B",
                "33140000MD0X000403",
                "34140000MD0X00024A",
                "35140000MD0X00059R",
                "91140100MA0X00066N"
            })
    void creditCodesAndTheSameWithAnotherLastCharacter(String code) {
        char last = code.charAt(17);
        String wrong = code.substring(0, 17) + (last == '0' ? '1' : '0');

        assertThat(Identifiers.creditCode(code)).isEqualTo(Verdict.OK);
        assertThat(Identifiers.creditCode(wrong)).isEqualTo(Verdict.CHECK_DIGIT);
        assertThat(Identifiers.creditCode(code.substring(1))).isEqualTo(Verdict.FORMAT);
    }
}
