package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "11210000001100230L", "91110000802100433B", "11140000MB0X000003"})
    void knowsARightCheckCharacter(String code) {
        assertThat(Uscc.valid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y44", "11210000001100230I", "9111000080210043B", "", "11140000MB0X00000三"})
    void refusesAnythingElse(String code) {
        assertThat(Uscc.valid(code)).isFalse();
    }
}
