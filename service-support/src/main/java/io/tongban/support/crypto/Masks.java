package io.tongban.support.crypto;

/** How personal data looks to those who need not see it. */
public final class Masks {

    private Masks() {}

    /** 1401**********0012: the region and the last four stay. */
    public static String identityNumber(String number) {
        return keep(number, 4, 4);
    }

    /** 139****0001. */
    public static String phone(String number) {
        return keep(number, 3, 4);
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
        if (text.length() <= head + tail) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }
}
