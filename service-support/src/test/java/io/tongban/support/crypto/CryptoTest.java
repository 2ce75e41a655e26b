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

    /** GB/T 32918.5: key, text and signature of the standard. */
    @Test
    void sm2VectorOfTheStandard() {
        byte[] secret = hex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        byte[] known = hex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        byte[] text = "message digest".getBytes(StandardCharsets.UTF_8);
        byte[] signature = hex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

        assertThat(Sm2.publicKey(secret)).isEqualTo(known);
        assertThat(Sm2.verify(known, text, signature)).isTrue();
        assertThat(Sm2.verify(known, text, Sm2.sign(secret, text))).isTrue();
        signature[63] ^= 1;
        assertThat(Sm2.verify(known, text, signature)).isFalse();
        assertThat(Sm2.verify(new byte[64], text, Sm2.sign(secret, text))).isFalse();
        assertThatThrownBy(() -> Sm2.publicKey(new byte[32])).isInstanceOf(IllegalArgumentException.class);
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

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
