package io.tongban.notice.event;

import java.util.regex.Pattern;

/** Text that strangers wrote, made safe to keep and to show as plain text. */
public final class PlainText {

    // NUL cannot be stored; direction overrides could make a notice read differently from what it says
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}&&[^\\n]]");
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\x{2028}\\x{2029}\\x{85}]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PlainText() {}

    /** Without control characters, lone surrogates and direction overrides; lines end with {@code \n}. */
    public static String clean(String text) {
        return UNWANTED.matcher(LINE_ENDS.matcher(text.replace('\t', ' ')).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    /** The same on one line. */
    public static String line(String text) {
        return BLANKS.matcher(clean(text)).replaceAll(" ");
    }
}
