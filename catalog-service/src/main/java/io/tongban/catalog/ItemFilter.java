package io.tongban.catalog;

import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which items, and from where on; an empty text filters nothing.
 *
 * @param words in small letters; each must occur
 * @param online true, false or empty
 * @param after seq of the last item already seen, 0 at the beginning
 */
record ItemFilter(
        List<String> words,
        String category,
        String applicantType,
        String kind,
        String level,
        String online,
        int after,
        int limit) {

    private static final int LONGEST_SEARCH = 100;
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9-]{0,64}");

    /**
     * Reads what the client sent.
     *
     * @throws io.tongban.support.problem.RefusedException FILTER_INVALID with all that is wrong; CURSOR_NOT_OURS
     */
    static ItemFilter from(ItemQuery query) {
        List<Fault> faults = new ArrayList<>();
        String q = or(query.q(), "");
        if (q.length() > LONGEST_SEARCH) {
            faults.add(Paging.fault("/q", "不得超过100个字符", "at most 100 characters"));
        }
        String category = or(query.category(), "");
        if (!CATEGORY.matcher(category).matches()) {
            faults.add(Paging.fault("/category", "应为小写字母、数字和连字符", "small letters, digits and hyphens"));
        }
        String applicantType = oneOf(faults, "/applicantType", query.applicantType(), Words.APPLICANT_TYPES);
        String kind = oneOf(
                faults,
                "/kind",
                query.kind(),
                Stream.of(Item.Kind.values()).map(Enum::name).toList());
        String level = oneOf(faults, "/level", query.level(), Words.LEVELS);
        String online = oneOf(faults, "/online", query.online(), List.of("true", "false"));
        int limit = Paging.limit(query.limit(), faults);
        if (!faults.isEmpty()) {
            throw Refusal.of(CatalogProblem.FILTER_INVALID, faults).exception();
        }
        ItemFilter first = new ItemFilter(words(q), category, applicantType, kind, level, online, 0, limit);
        return first.after(Paging.after(query.cursor(), first.key()));
    }

    /** The cursor that goes on after that row. */
    String cursorAfter(int seq) {
        return new Cursor(List.of(String.valueOf(seq))).encode(key());
    }

    /** Each word as a pattern of LIKE. */
    List<String> patterns() {
        return words.stream().map(ItemFilter::pattern).toList();
    }

    /** The longest word as a pattern of LIKE, which finds the fewest; everything where there is none. */
    String longest() {
        return words.stream()
                .max(Comparator.comparingInt(String::length))
                .map(ItemFilter::pattern)
                .orElse("%");
    }

    private static String pattern(String word) {
        return "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private ItemFilter after(int seq) {
        return new ItemFilter(words, category, applicantType, kind, level, online, seq, limit);
    }

    private String key() {
        return String.join("\n", "items", String.join(" ", words), category, applicantType, kind, level, online);
    }

    private static List<String> words(String q) {
        // PostgreSQL takes no NUL in a text, and control characters find nothing anyway
        String plain = q.toLowerCase(Locale.ROOT).replaceAll("[\\p{Cntrl}\\s\\u3000]+", " ");
        return Arrays.stream(plain.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static String oneOf(
            List<Fault> faults, String pointer, @Nullable String given, Collection<String> allowed) {
        String value = or(given, "");
        if (!value.isEmpty() && !allowed.contains(value)) {
            String list = String.join(", ", allowed);
            faults.add(Paging.fault(pointer, "应为以下之一:" + list, "one of " + list));
        }
        return value;
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
