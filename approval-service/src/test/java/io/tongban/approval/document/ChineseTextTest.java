package io.tongban.approval.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "如不服本决定,可以申请行政复议;逾期的,不予受理。 | 如不服本决定，可以申请行政复议；逾期的，不予受理。",
                "行政许可法第三十二条第一款第(四)项 | 行政许可法第三十二条第一款第（四）项",
                "法律职业资格认定(授予申请),请补正 | 法律职业资格认定（授予申请），请补正",
                "材料(A),原件 | 材料（A），原件",
                "于2026-03-09,10:30到场 | 于2026-03-09,10:30到场",
                "call 0351-1,234 (office) | call 0351-1,234 (office)",
                "律师事务所(“示例”) | 律师事务所（“示例”）",
            })
    void marksBesideChineseAreFullWidth(String typed, String set) {
        assertThat(ChineseText.punctuated(typed)).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "不再需要。 | “不再需要”",
                "他说“不办了”；  | “他说‘不办了’”",
                "`一行\n\r\n决定准予。` | `“一行  决定准予”`",
                "真的吗？ | “真的吗？”",
            })
    void whatAPersonWroteStandsInQuotationMarks(String typed, String set) {
        assertThat(ChineseText.quoted(typed)).isEqualTo(set);
    }

    @Test
    void aListIsNumbered() {
        assertThat(ChineseText.numbered(List.of("缺身份证", "缺照片"))).isEqualTo("1. 缺身份证\n2. 缺照片");
    }
}
