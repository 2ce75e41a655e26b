package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void columnsAreAlignedThoughAChineseCharacterIsTwoWide() {
        assertThat(Words.table(List.of(List.of("编号", "事项"), List.of("SX2026", "a"), List.of("7", "登记"))))
                .isEqualTo("编号    事项\nSX2026  a\n7       登记");
    }

    @Test
    void addressesCarryChineseAndSpaces() {
        assertThat(Words.encoded("材 料")).isEqualTo("%E6%9D%90%20%E6%96%99");
    }
}
