package io.tongban.approval.form;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Numbers with a check character: 居民身份证号码 (GB 11643) and 统一社会信用代码 (GB 32100). */
public final class Identifiers {

    private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private Identifiers() {}

    /** What is wrong with a number; OK where nothing is. */
    public enum Verdict {
        OK,
        FORMAT,
        CHECK_DIGIT,
        IMPOSSIBLE_DATE
    }

    /** Eighteen characters, X in upper case; the date must exist and not lie after today. */
    public static Verdict identityCard(String number, LocalDate today) {
        if (!number.matches("[1-9][0-9]{16}[0-9X]")) {
            return Verdict.FORMAT;
        }
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        if (ID_CHECKS.charAt(sum % 11) != number.charAt(17)) {
            return Verdict.CHECK_DIGIT;
        }
        return dateExists(number.substring(6, 14), today) ? Verdict.OK : Verdict.IMPOSSIBLE_DATE;
    }

    /** Eighteen characters without I, O, S, V, Z. */
    public static Verdict creditCode(String code) {
        if (code.length() != 18 || code.chars().anyMatch(c -> USCC.indexOf(c) < 0)) {
            return Verdict.FORMAT;
        }
        return creditCheck(code.substring(0, 17)) == code.charAt(17) ? Verdict.OK : Verdict.CHECK_DIGIT;
    }

    static char creditCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < USCC_WEIGHTS.length; i++) {
            sum += USCC.indexOf(first17.charAt(i)) * USCC_WEIGHTS[i];
        }
        return USCC.charAt((31 - sum % 31) % 31);
    }

    private static boolean dateExists(String digits, LocalDate today) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6, 8)));
            return !date.isAfter(today) && date.getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
