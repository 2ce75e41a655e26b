package io.tongban.approval.item;

import io.tongban.approval.lifecycle.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 办理依据 as a document cites it: {@code 《中华人民共和国律师法》第五条、第六条、《律师执业管理办法》第十条}. */
final class Citation {

    private static final String UNKNOWN = "该事项所依据的规定(条款待法制机构确认)";
    /** Year or number of promulgation; what else stands in brackets, as 试行, belongs to the title. */
    private static final String PROMULGATION = "[(（][^()（）]*\\d[^()（）]*[)）]";
    /** What an editor noted beside an article, unlike 第(二)项. */
    private static final String NOTE = "[(（][^()（）]*[^一二三四五六七八九十()（）][^()（）]*[)）]";

    private Citation() {}

    /** Only licences are under the Licensing Act, whatever a catalogue says. */
    static String of(List<Item.Basis> bases, Kind kind) {
        Map<String, Set<String>> articles = new LinkedHashMap<>();
        for (Item.Basis basis : bases) {
            if (kind == Kind.LICENCE || !basis.law().contains("行政许可法")) {
                Set<String> found = articles.computeIfAbsent(
                        "《" + basis.law().replaceAll(PROMULGATION, "").strip() + "》", law -> new LinkedHashSet<>());
                String article = basis.article();
                if (article != null && article.startsWith("第")) {
                    found.add(article.replaceAll(NOTE, ""));
                }
            }
        }
        return articles.isEmpty()
                ? UNKNOWN
                : articles.entrySet().stream()
                        .map(law -> law.getKey() + String.join("、", law.getValue()))
                        .collect(Collectors.joining("、"));
    }
}
