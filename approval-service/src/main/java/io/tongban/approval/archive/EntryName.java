package io.tongban.approval.archive;

import java.text.Normalizer;

/** A name in the package, for any file system: what people and editors wrote may be a path, a command, or nothing. */
final class EntryName {

    private static final String UNFIT = "[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029/\\\\:*?\"<>|]";
    private static final int LENGTH = 60;

    private EntryName() {}

    /** {@code 003-名称.pdf}: the number keeps names apart, whatever they are. @param suffix with its dot, or empty */
    static String numbered(int number, String name, String suffix) {
        return "%03d-%s%s".formatted(number, safe(name), suffix);
    }

    /** Neither empty, nor beginning or ending with a dot or a blank. */
    static String safe(String name) {
        String fit = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll(UNFIT, "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        int length = fit.codePointCount(0, fit.length());
        String kept = length <= LENGTH ? fit : fit.substring(0, fit.offsetByCodePoints(0, LENGTH));
        return kept.isEmpty() ? "文件" : kept;
    }
}
