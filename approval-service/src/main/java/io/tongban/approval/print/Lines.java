package io.tongban.approval.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks Chinese text into lines: anywhere between two characters, but never inside a Latin word or a number, nor between
 * a number and what it counts in a date (年份不能回行), never before a closing mark, never after an opening one (禁则).
 */
final class Lines {

    private static final String NOT_FIRST = "，。；：！？、）》”’〕】…—·,.;:!?)%";
    private static final String NOT_LAST = "（《“‘〔【(";
    private static final String COUNTED = "年月日号";

    private final Face face;

    Lines(Face face) {
        this.face = face;
    }

    /**
     * @param indent of the first line, in the unit of the size
     * @return at least one line
     */
    List<String> broken(String text, double size, double width, double indent) {
        List<String> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        double room = width - indent;
        for (String piece : pieces(text, size, width)) {
            if (!line.isEmpty() && face.width(String.join("", line) + piece, size) > room) {
                List<String> carried = carried(line, piece);
                lines.add(String.join("", line).stripTrailing());
                line = carried;
                room = width;
            }
            if (!line.isEmpty() || !piece.isBlank() || lines.isEmpty()) {
                line.add(piece);
            }
        }
        lines.add(String.join("", line).stripTrailing());
        return lines;
    }

    /** What must go to the next line together with its first piece; taken off this line. */
    private static List<String> carried(List<String> line, String next) {
        List<String> carried = new ArrayList<>();
        String first = next;
        while (line.size() > 1 && (isIn(NOT_FIRST, first) || isIn(NOT_LAST, line.get(line.size() - 1)))) {
            first = line.remove(line.size() - 1);
            carried.add(0, first);
        }
        return carried;
    }

    private static boolean isIn(String marks, String piece) {
        return piece.length() == 1 && marks.contains(piece);
    }

    /** Single Chinese characters and marks, whole Latin words; a word longer than a line is cut. */
    private List<String> pieces(String text, double size, double width) {
        List<String> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            boolean joins = c < 0x2000 && !Character.isWhitespace(c) && NOT_LAST.indexOf(c) < 0;
            boolean ends = COUNTED.indexOf(c) >= 0 && endsInDigit(word);
            if (!joins && !ends || face.width(word + character, size) > width) {
                flush(word, pieces);
            }
            if (ends) {
                word.append(character);
                flush(word, pieces);
            } else if (joins) {
                word.append(character);
            } else {
                pieces.add(character);
            }
        });
        flush(word, pieces);
        return pieces;
    }

    private static boolean endsInDigit(StringBuilder word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
    }

    private static void flush(StringBuilder word, List<String> pieces) {
        if (!word.isEmpty()) {
            pieces.add(word.toString());
            word.setLength(0);
        }
    }
}
