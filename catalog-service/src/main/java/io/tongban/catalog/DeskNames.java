package io.tongban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of the files (kind_code) and those of the API (kindCode). What stands in a form has its own names and stays. */
final class DeskNames {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern LINE = Pattern.compile("_([a-z])");

    private DeskNames() {}

    /** As the files have it. A name that is written as in the files is none of the API's and becomes one of nobody's. */
    static Object ofFiles(@Nullable Object tree) {
        return renamed(tree, true);
    }

    static Object ofApi(@Nullable Object tree) {
        return renamed(tree, false);
    }

    /** One name. */
    static String ofApi(String name) {
        String plain = name.replace("__", "\u0000");
        return LINE.matcher(plain)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT))
                .replace("\u0000", "_");
    }

    private static String ofFiles(String name) {
        return CAPITAL.matcher(name.replace("_", "__"))
                .replaceAll(match -> "_" + match.group().toLowerCase(Locale.ROOT));
    }

    @SuppressWarnings("NullAway") // a null in a tree stays a null
    private static Object renamed(@Nullable Object tree, boolean toFiles) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> names = new LinkedHashMap<>();
            map.forEach((name, value) -> names.put(
                    toFiles ? ofFiles(String.valueOf(name)) : ofApi(String.valueOf(name)), renamed(value, toFiles)));
            return names;
        }
        return tree instanceof List<?> list
                ? list.stream().map(entry -> renamed(entry, toFiles)).toList()
                : tree;
    }
}
