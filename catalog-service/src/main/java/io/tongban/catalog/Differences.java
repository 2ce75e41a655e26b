package io.tongban.catalog;

import io.tongban.catalog.Change.About;
import io.tongban.catalog.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects differences, and says each in the same words. */
final class Differences {

    private static final String NOTHING = "无";

    private final List<Change> found = new ArrayList<>();

    List<Change> found() {
        return List.copyOf(found);
    }

    void add(About about, Kind kind, String text) {
        found.add(new Change(about, kind, text));
    }

    /** @param name of the part, in Chinese; nothing is noted where both are equal */
    void compare(About about, String name, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            add(about, Kind.CHANGED, name + "由“" + shown(before) + "”改为“" + shown(now) + "”");
        }
    }

    /**
     * Compares two lists by a key; what has the same key in both goes to {@code both}.
     *
     * @param added e.g. 新增材料
     * @param removed e.g. 不再需要材料
     */
    <T> void lists(
            About about, List<T> before, List<T> now, Function<T, String> key, Words<T> words, BiConsumer<T, T> both) {
        Map<String, T> old = new LinkedHashMap<>();
        before.forEach(entry -> old.put(key.apply(entry), entry));
        Map<String, T> left = new LinkedHashMap<>(old);
        for (T entry : now) {
            T same = left.remove(key.apply(entry));
            if (same == null) {
                add(about, Kind.ADDED, words.added() + ":" + words.shown().apply(entry));
            } else {
                both.accept(same, entry);
            }
        }
        left.values()
                .forEach(gone -> add(
                        about,
                        Kind.REMOVED,
                        words.removed() + ":" + words.shown().apply(gone)));
        boolean sameEntries = left.isEmpty() && old.size() == now.size();
        if (sameEntries
                && !List.copyOf(old.keySet()).equals(now.stream().map(key).toList())) {
            add(about, Kind.CHANGED, words.order());
        }
    }

    /**
     * How a list is spoken of.
     *
     * @param order said where only the order differs
     */
    record Words<T>(String added, String removed, String order, Function<T, String> shown) {}

    private static String shown(@Nullable Object value) {
        return value == null || value.equals("") ? NOTHING : String.valueOf(value);
    }
}
