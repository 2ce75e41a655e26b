package io.tongban.catalog;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** First letters of the pinyin of Chinese text: 律师执业 → lszy. Readings in {@code pinyin.txt} go before the dictionary's. */
final class Initials {

    private static final String FILE = "pinyin.txt";

    /** Longest first. */
    private static final Map<String, String> OURS = read();

    private Initials() {}

    /** Of each text, with a space between; what has no pinyin is left out, letters and digits stay. */
    static String of(String... texts) {
        return Stream.of(texts).map(Initials::of).collect(Collectors.joining(" "));
    }

    private static String of(String text) {
        StringBuilder initials = new StringBuilder();
        int done = 0;
        for (int at = 0; at < text.length(); ) {
            String known = known(text, at);
            if (known == null) {
                at++;
            } else {
                initials.append(fromDictionary(text.substring(done, at))).append(OURS.get(known));
                at += known.length();
                done = at;
            }
        }
        return initials.append(fromDictionary(text.substring(done))).toString();
    }

    private static @Nullable String known(String text, int at) {
        for (String word : OURS.keySet()) {
            if (text.startsWith(word, at)) {
                return word;
            }
        }
        return null;
    }

    private static String fromDictionary(String text) {
        return PinyinHelper.toPinyin(text, PinyinStyleEnum.FIRST_LETTER, "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, String> read() {
        Map<String, String> ours = new TreeMap<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        try {
            new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> ours.put(line[0], line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ours;
    }
}
