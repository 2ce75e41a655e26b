package io.tongban.approval.print;

import io.tongban.approval.document.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A source whose every character the typeface draws. What it does not draw (a rare character in a name) stands as 〓 with
 * a note that names it, so that nobody takes a gap for the truth; the source itself keeps the character.
 */
final class Legible {

    private final Face face;

    Legible(Face face) {
        this.face = face;
    }

    Source of(Source source) {
        Set<Integer> missing = new TreeSet<>();
        Source legible = source.withTexts(text -> legible(text, missing));
        if (missing.isEmpty()) {
            return legible;
        }
        String names = missing.stream().map("U+%04X"::formatted).collect(Collectors.joining("、"));
        List<String> paragraphs = new ArrayList<>(legible.paragraphs());
        paragraphs.add("注：〓处为本系统字库未收录的字（" + names + "），以办件记录为准。");
        return legible.withParagraphs(paragraphs);
    }

    private String legible(String text, Set<Integer> missing) {
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isUnseen(c)).forEach(c -> {
            if (c == '\n' || face.draws(c)) {
                legible.appendCodePoint(c);
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                legible.append(' ');
            } else {
                missing.add(c);
                legible.appendCodePoint(Face.MISSING);
            }
        });
        return legible.toString();
    }

    /** Joiners, direction marks, variation selectors: they draw nothing of their own. */
    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || c == '\r';
    }
}
