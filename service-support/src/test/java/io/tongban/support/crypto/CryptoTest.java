package io.tongban.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoTest {

    private final SecretKeys keys = new SecretKeys("k1", Map.of("k1", new byte[16], "k0", new byte[16]), new byte[32]);

    /** standards.md section 6. */
    @ParameterizedTest
    @CsvSource({
        "abc,66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "'',1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
    })
    void sm3Vectors(String text, String digest) {
        assertThat(Sm3.hex(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(digest);
    }

    @Test
    void sm3VectorOfAWholeBlock() {
        assertThat(Sm3.hex("abcd".repeat(16).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void sm4VectorOfTheStandard() {
        byte[] block = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(block));
        byte[] out = new byte[16];
        engine.processBlock(block, 0, out, 0);

        assertThat(HexFormat.of().formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void aSealedValueOpensInItsPlaceOnly() {
        byte[] sealed = keys.seal("140105199003070012", "case/identityNumber");

        assertThat(keys.open(sealed, "k1", "case/identityNumber")).isEqualTo("140105199003070012");
        assertThat(sealed).isNotEqualTo(keys.seal("140105199003070012", "case/identityNumber"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("1401051990");
        assertThatThrownBy(() -> keys.open(sealed, "k1", "case/phone")).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> keys.open(sealed, "k1", "case/identityNumber"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.open(sealed, "gone", "case/identityNumber"))
                .hasMessageContaining("gone");
    }

    @Test
    void lookUpIsStableAndKnowsItsField() {
        assertThat(keys.lookup("phone", "1")).isEqualTo(keys.lookup("phone", "1"));
        assertThat(keys.lookup("phone", "1")).isNotEqualTo(keys.lookup("name", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "140105199003070012,1401**********0012",
        "H12345678,H1*****78",
        "12345678,12****78",
        "1234,1**4",
        "123,***",
        "'',''"
    })
    void masksNumbers(String number, String mask) {
        assertThat(Masks.identityNumber(number)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({"13900000001,139****0001", "03514040000,035****0000", "4040000,4*****0", "110,***"})
    void masksPhones(String number, String mask) {
        assertThat(Masks.phone(number)).isEqualTo(mask);
    }
}
