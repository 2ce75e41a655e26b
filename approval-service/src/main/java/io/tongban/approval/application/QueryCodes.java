package io.tongban.approval.application;

import io.tongban.approval.certificate.CertificateCode;
import io.tongban.approval.form.SecretProperties;
import io.tongban.support.crypto.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * 查询码: what the receipt of a case carries, so that whoever holds it may ask how far the case is. 55 bits of an HMAC-SM3
 * of the case number in 11 characters of the alphabet of certificates, and one that checks the others. It follows from
 * number and key, so that it is kept nowhere but on the receipt, and of a number that was never given nobody can tell.
 */
@Component
public class QueryCodes {

    private static final String FIELD = "query-code";
    private static final int LENGTH = 12;
    private static final int BITS = 5;
    private static final String GROUPS = "(?<=\\G.{4})";

    private final SecretKeys keys;

    QueryCodes(SecretProperties properties) {
        this.keys = SecretKeys.from(properties.keyFile());
    }

    /** In groups of four, as it is printed. */
    public String of(String caseNumber) {
        return String.join("-", plain(caseNumber).split(GROUPS));
    }

    /** Whether it can be a code at all; a slip of the keyboard cannot. */
    public static boolean isWellFormed(String typed) {
        String code = CertificateCode.plain(typed);
        return code.length() == LENGTH
                && code.chars().allMatch(c -> CertificateCode.ALPHABET.indexOf(c) >= 0)
                && CertificateCode.check(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1);
    }

    /** Takes the same time whichever character is wrong. */
    public boolean isOf(String caseNumber, String typed) {
        return MessageDigest.isEqual(
                plain(caseNumber).getBytes(StandardCharsets.UTF_8),
                CertificateCode.plain(typed).getBytes(StandardCharsets.UTF_8));
    }

    private String plain(String caseNumber) {
        byte[] mac = HexFormat.of().parseHex(keys.lookup(FIELD, caseNumber));
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            code.append(CertificateCode.ALPHABET.charAt(mac[i] & (1 << BITS) - 1));
        }
        return code.append(CertificateCode.check(code)).toString();
    }
}
