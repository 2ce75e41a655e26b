package io.tongban.scanner;

import java.nio.charset.StandardCharsets;

/** The EICAR test string, which every scanner takes for a virus and which is none; in halves, so that this file is not found. */
public final class Eicar {

    public static final String TEXT = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private Eicar() {}

    /** Looks for the string in a stream that comes in pieces. */
    static final class Search {
        private String tail = "";
        private boolean found;

        void add(byte[] bytes, int length) {
            String text = tail + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            found |= text.contains(TEXT);
            tail = text.substring(Math.max(0, text.length() - TEXT.length() + 1));
        }

        boolean found() {
            return found;
        }
    }
}
