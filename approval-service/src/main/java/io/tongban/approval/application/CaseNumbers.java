package io.tongban.approval.application;

/**
 * 办件编号: {@code SX2026-000123-7}: province, year of receipt, running number, check character (ISO 7064 MOD 11-2, as on
 * an identity card: a digit or X), which finds every single wrong digit and every swap of neighbours. Gaps are legal,
 * reuse is not.
 */
public final class CaseNumbers {

    private static final String PREFIX = "SX";
    private static final int MODULUS = 11;

    private CaseNumbers() {}

    public static String of(int year, long number) {
        String body = "%s%04d-%06d".formatted(PREFIX, year, number);
        return body + "-" + check(body);
    }

    /** Whether somebody typed it right; says nothing about whether there is such a case. */
    public static boolean isValid(String typed) {
        int at = typed.lastIndexOf('-');
        return typed.matches("SX[0-9]{4}-[0-9]{6,12}-[0-9X]") && check(typed.substring(0, at)) == typed.charAt(at + 1);
    }

    private static char check(String body) {
        int sum = 0;
        for (char c : body.replaceAll("[^0-9]", "").toCharArray()) {
            sum = (sum + c - '0') * 2 % MODULUS;
        }
        int check = (MODULUS + 1 - sum) % MODULUS;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
