package io.tongban.approval.rating;

import io.tongban.support.crypto.Masks;
import java.util.regex.Pattern;

/**
 * What a person wrote, as it is kept: no character that steers a terminal or turns the writing round, no number of an
 * identity card or of a telephone. It is text: whoever shows it escapes it.
 */
final class Remark {

    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final Pattern PHONE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    private Remark() {}

    static String of(String written) {
        String plain = STEERING.matcher(written).replaceAll("").strip();
        String masked = IDENTITY.matcher(plain).replaceAll(found -> Masks.identityNumber(found.group()));
        return PHONE.matcher(masked).replaceAll(found -> Masks.phone(found.group()));
    }
}
