package io.tongban.approval.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.certificate.CertificateCode.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code behind the QR code: cannot be guessed, and a slip in it is noticed. */
class CertificateCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isRandomInEveryPlaceButTheLastAndNeverAmbiguous() {
        Set<String> codes = new HashSet<>();
        @SuppressWarnings("unchecked")
        Set<Character>[] seen = Stream.generate(HashSet::new).limit(20).toArray(Set[]::new);
        for (int i = 0; i < 5_000; i++) {
            String code = CertificateCode.random();
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{20}");
            assertThat(CertificateCode.verdict(code)).isEqualTo(Verdict.OK);
            codes.add(code);
            for (int place = 0; place < 20; place++) {
                seen[place].add(code.charAt(place));
            }
        }
        assertThat(codes).hasSize(5_000);
        // 19 places of 5 bits each
        assertThat(seen).allSatisfy(characters -> assertThat(characters).hasSize(ALPHABET.length()));
    }

    @Test
    void everySingleSlipIsNoticed() {
        for (int i = 0; i < 20; i++) {
            String code = CertificateCode.random();
            for (int place = 0; place < code.length(); place++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    String typed = code.substring(0, place) + wrong + code.substring(place + 1);
                    assertThat(CertificateCode.verdict(typed))
                            .as(code + " " + typed)
                            .isEqualTo(typed.equals(code) ? Verdict.OK : Verdict.MISTYPED);
                }
            }
        }
    }

    @Test
    void everyExchangeOfTwoCharactersIsNoticed() {
        for (int i = 0; i < 50; i++) {
            String code = CertificateCode.random();
            for (int a = 0; a < code.length(); a++) {
                for (int b = a + 1; b < code.length(); b++) {
                    char[] typed = code.toCharArray();
                    typed[a] = code.charAt(b);
                    typed[b] = code.charAt(a);
                    boolean same = code.charAt(a) == code.charAt(b);
                    assertThat(CertificateCode.verdict(new String(typed)))
                            .isEqualTo(same ? Verdict.OK : Verdict.MISTYPED);
                }
            }
        }
    }

    @Test
    void isReadAsPeopleTypeIt() {
        String code = CertificateCode.random();
        String grouped = CertificateCode.grouped(code);

        assertThat(grouped).matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}");
        assertThat(CertificateCode.plain(grouped)).isEqualTo(code);
        assertThat(CertificateCode.plain(" " + grouped.toLowerCase() + "\u3000"))
                .isEqualTo(code);
        assertThat(CertificateCode.plain("o0-iIlL")).isEqualTo("001111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "晋司许证〔2026〕1号",
                "0000000000000000000",
                "000000000000000000000",
                "U0000000000000000000",
                "' or '1'='1",
                "<script>",
                "00000000000000000００"
            })
    void whatIsNoCodeIsNone(String typed) {
        assertThat(CertificateCode.verdict(CertificateCode.plain(typed))).isEqualTo(Verdict.FORMAT);
    }

    /** Worked out by hand in the field of 32 elements: codes that are on paper must stay good. */
    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000", "00000000000000000012", "10000000000000000006"})
    void checksAsItAlwaysDid(String code) {
        assertThat(CertificateCode.verdict(code)).isEqualTo(Verdict.OK);
    }
}
