package io.tongban.approval.upload;

import java.text.Normalizer;

/** What a machine calls a file, made fit to be shown: text for people, never a path. Markup stays, it is only text. */
final class FileName {

    private static final String NAMELESS = "文件";
    private static final int LENGTH = 120;
    /** Controls, direction marks, zero-width signs, surrogates on their own, private use. */
    private static final String UNSEEN = "[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]";

    private FileName() {}

    static String clean(String given) {
        String name = Normalizer.normalize(given.replaceAll(UNSEEN, ""), Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\s+", " ")
                .strip();
        if (name.replace(".", "").isBlank()) {
            return NAMELESS;
        }
        return shortened(name);
    }

    /** The end stays: it is the extension. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int kept = LENGTH - end.codePointCount(0, end.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + end;
    }
}
