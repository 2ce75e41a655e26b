package io.tongban.approval.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void everyCellIsQuotedAndAnEmptyOneStays() {
        assertThat(Csv.line(Arrays.asList("a,b", "say \"x\"", "两\n行", null, "")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"两\n行\",\"\",\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\n=1", " \u3000=1"})
    void nothingIsTakenForAFormula(String text) {
        assertThat(Csv.line(Arrays.asList(text))).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "2026-03-02", "山西示例律师事务所", "1-2"})
    void whatIsNoneStays(String text) {
        assertThat(Csv.line(Arrays.asList(text))).isEqualTo("\"" + text + "\"\r\n");
    }
}
