package io.tongban.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In what two cases may differ that ask for the same material of the same whose, and which of two words stands then. */
enum Stricter {
    /** an original over a copy over an electronic document */
    FORM("形式", Chinese.FORMS, List.of("electronic", "copy", "original"), Item.Line::form),
    /** at submission over before delivery */
    DUE("提交时间", Chinese.DUES, List.of("before-delivery", "submission"), Item.Line::due),
    /** given by the applicant over fetched */
    SOURCE("来源", Chinese.SOURCES, List.of("shared", "applicant"), Item.Line::source);

    private final String name;
    private final Map<String, String> words;
    private final List<String> strictestLast;
    private final Function<Item.Line, String> aspect;

    Stricter(String name, Map<String, String> words, List<String> strictestLast, Function<Item.Line, String> aspect) {
        this.name = name;
        this.words = words;
        this.strictestLast = strictestLast;
        this.aspect = aspect;
    }

    /** The word that stands. */
    String of(List<MaterialMerge.Ask> asks) {
        return asks.stream()
                .map(ask -> aspect.apply(ask.line()))
                .max(Comparator.comparingInt(strictestLast::indexOf))
                .orElseThrow();
    }

    /** For each aspect in which they differ: what each asks, and what stands; in Chinese. */
    static List<String> told(List<MaterialMerge.Ask> asks) {
        return List.of(values()).stream()
                .filter(one -> asks.stream()
                                .map(ask -> one.aspect.apply(ask.line()))
                                .distinct()
                                .count()
                        > 1)
                .map(one -> one.tell(asks))
                .toList();
    }

    private String tell(List<MaterialMerge.Ask> asks) {
        String each = asks.stream()
                .map(ask -> "第" + ask.by().no() + "件为“" + Chinese.word(words, aspect.apply(ask.line())) + "”")
                .collect(Collectors.joining(","));
        return name + "不一致,从严:" + each + ",以“" + Chinese.word(words, of(asks)) + "”为准";
    }
}
