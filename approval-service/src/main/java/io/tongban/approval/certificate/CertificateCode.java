package io.tongban.approval.certificate;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * 验证码: what the QR code carries and all that anybody needs to check a certificate. 95 random bits in 19 characters of
 * base 32 without I, L, O and U (RFC 4648 has them, Crockford's alphabet has not), and one that checks the others: every
 * single slip and every exchange of two characters is noticed.
 */
public final class CertificateCode {

    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    /** x⁵ + x² + 1: the field of 32 elements, in which powers of two are weights that all differ. */
    private static final int FIELD = 0b100101;

    private static final int OVERFLOW = 0b100000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CertificateCode() {}

    /** What a person typed may be. */
    public enum Verdict {
        OK,
        /** as long as a code, but one of its characters is wrong */
        MISTYPED,
        /** no code at all, e.g. the printed number */
        FORMAT
    }

    public static String random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.append(check(code)).toString();
    }

    /** As it is kept: capitals, no hyphens or blanks, O and I read as the digits that they look like. */
    public static String plain(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c != '-' && !Character.isWhitespace(c))
                .map(c -> c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** @param plain as {@link #plain} makes it */
    public static Verdict verdict(String plain) {
        if (plain.length() != LENGTH || plain.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Verdict.FORMAT;
        }
        return check(plain.substring(0, LENGTH - 1)) == plain.charAt(LENGTH - 1) ? Verdict.OK : Verdict.MISTYPED;
    }

    /** In groups, for people to read and type. */
    public static String grouped(String code) {
        return String.join("-", code.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** The character that checks these, of the same alphabet. */
    public static char check(CharSequence characters) {
        int sum = 0;
        for (int i = 0; i < characters.length(); i++) {
            sum = twice(sum ^ ALPHABET.indexOf(characters.charAt(i)));
        }
        return ALPHABET.charAt(sum);
    }

    private static int twice(int element) {
        int shifted = element << 1;
        return (shifted & OVERFLOW) == 0 ? shifted : shifted ^ FIELD;
    }
}
