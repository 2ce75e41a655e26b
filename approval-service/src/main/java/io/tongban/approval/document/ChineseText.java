package io.tongban.approval.document;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How Chinese is set in a document: full-width punctuation between characters, dates in words, numbered lists. */
public final class ChineseText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String HALF = ",;:?!";
    private static final String FULL = "，；：？！";

    private ChineseText() {}

    public static String day(LocalDate day) {
        return day.format(DAY);
    }

    /** {@code 1. first}, one a line. */
    public static String numbered(List<String> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> (i + 1) + ". " + entries.get(i))
                .collect(Collectors.joining("\n"));
    }

    /** What a person wrote, told from the words of the organ: one line in quotation marks. */
    public static String quoted(String text) {
        return "“" + withoutStop(text.replaceAll("\\R", " ")).replace('“', '‘').replace('”', '’') + "”";
    }

    /** Without the mark at its end, where the words around it set one. */
    public static String withoutStop(String text) {
        return text.strip().replaceAll("[。．.；;，,、]+$", "");
    }

    /** Half-width marks beside a Chinese character become full-width; numbers, times and Latin text stay. */
    static String punctuated(String text) {
        char[] set = text.toCharArray();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < set.length; i++) {
            int mark = HALF.indexOf(set[i]);
            if (set[i] == '(') {
                open.push(i);
            } else if (set[i] == ')') {
                pair(set, open.isEmpty() ? i : open.pop(), i);
            } else if (mark >= 0 && isBesideChinese(set, i)) {
                set[i] = FULL.charAt(mark);
            }
        }
        return new String(set);
    }

    /** Brackets change together. */
    private static void pair(char[] text, int from, int to) {
        if (text[from] == '(' && (isBesideChinese(text, from) || isBesideChinese(text, to))) {
            text[from] = '（';
            text[to] = '）';
        }
    }

    private static boolean isBesideChinese(char[] text, int at) {
        return isChinese(text, at - 1) || isChinese(text, at + 1);
    }

    private static boolean isChinese(char[] text, int at) {
        if (at < 0 || at >= text.length) {
            return false;
        }
        char c = text[at];
        return Character.isSurrogate(c)
                || UnicodeScript.of(c) == UnicodeScript.HAN
                || "“”《》〔〕（），；：？！。、".indexOf(c) >= 0;
    }
}
