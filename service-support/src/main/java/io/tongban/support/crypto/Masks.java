package io.tongban.support.crypto;

/** How personal data looks to those who need not see it. */
public final class Masks {

    private static final int MOBILE = 11;

    private Masks() {}

    /** 1401**********0012: the region and the last four stay; of a shorter number a quarter at each end. */
    public static String identityNumber(String number) {
        int end = Math.min(4, number.length() / 4);
        return keep(number, end, end);
    }

    /** 139****0001; of a shorter number a quarter at each end. */
    public static String phone(String number) {
        int end = number.length() / 4;
        return number.length() < MOBILE ? keep(number, end, end) : keep(number, 3, 4);
    }

    /** 太原市小店区****: the region stays. */
    public static String address(String address) {
        return address.substring(0, Math.min(6, address.length() / 2)) + "****";
    }

    /** Nothing stays, not even the length. */
    public static String all() {
        return "****";
    }

    private static String keep(String text, int head, int tail) {
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }
}
