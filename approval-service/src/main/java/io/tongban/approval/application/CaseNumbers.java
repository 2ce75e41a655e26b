package io.tongban.approval.application;

/**
 * 办件编号: {@code SX2026-000123-K}: province, year of receipt, running number, check character (ISO 7064 MOD 37,36 over
 * the rest), which finds every single wrong character and every swap of neighbours. Gaps are legal, reuse is not.
 */
public final class CaseNumbers {

    private static final String PREFIX = "SX";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = 36;

    private CaseNumbers() {}

    public static String of(int year, long number) {
        String body = "%s%04d-%06d".formatted(PREFIX, year, number);
        return body + "-" + check(body);
    }

    /** Whether somebody typed it right; says nothing about whether there is such a case. */
    public static boolean isValid(String typed) {
        int at = typed.lastIndexOf('-');
        return typed.matches("SX[0-9]{4}-[0-9]{6,12}-[0-9A-Z]")
                && check(typed.substring(0, at)) == typed.charAt(at + 1);
    }

    private static char check(String body) {
        int product = MODULUS;
        for (char c : body.replace("-", "").toCharArray()) {
            int sum = (product + ALPHABET.indexOf(c)) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }
}
