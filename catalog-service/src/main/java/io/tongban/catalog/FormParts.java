package io.tongban.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole form (see {@link Forms}) taken apart again: what all items have in common, and the item's own. */
final class FormParts {

    private static final String FIELDS = "properties";
    private static final String ORDER = "x-order";
    private static final String REQUIRED = "required";

    private FormParts() {}

    /** The common part by itself, without examples and without the title, which is the item's. */
    static Map<String, Object> common(Map<String, Object> whole) {
        Map<String, Object> common = new LinkedHashMap<>(whole);
        common.keySet().removeAll(List.of("title", "examples"));
        Map<String, Object> fields = map(whole.get(FIELDS));
        fields.remove(Forms.PARTICULARS);
        common.put(FIELDS, fields);
        for (String list : List.of(REQUIRED, ORDER)) {
            List<Object> names = list(whole.get(list));
            names.remove(Forms.PARTICULARS);
            common.put(list, names);
        }
        return common;
    }

    static Map<String, Object> own(Map<String, Object> whole) {
        return map(map(whole.get(FIELDS)).get(Forms.PARTICULARS));
    }

    /** Both as one: what stands in both is taken from the first. */
    static Map<String, Object> together(Map<String, Object> first, Map<String, Object> second) {
        if (first.equals(second)) {
            return first;
        }
        Map<String, Object> both = new LinkedHashMap<>(first);
        Map<String, Object> fields = map(second.get(FIELDS));
        fields.putAll(map(first.get(FIELDS)));
        both.put(FIELDS, fields);
        for (String list : List.of(REQUIRED, ORDER)) {
            List<Object> names = list(first.get(list));
            list(second.get(list)).stream()
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
            both.put(list, names);
        }
        return both;
    }

    /** Names of the fields in their order. */
    static List<String> names(Map<String, Object> part) {
        List<Object> order = list(part.get(ORDER));
        return order.isEmpty()
                ? List.copyOf(map(part.get(FIELDS)).keySet())
                : order.stream().map(String::valueOf).toList();
    }

    static Map<String, Object> field(Map<String, Object> part, String name) {
        return map(map(part.get(FIELDS)).get(name));
    }

    /** Under which answers the field is asked for; empty: always. */
    static Map<String, String> when(Map<String, Object> part, String name) {
        Map<String, String> when = new LinkedHashMap<>();
        map(field(part, name).get("x-when")).forEach((id, values) -> when.put(id, String.valueOf(values)));
        return when;
    }

    /** How many things somebody has to fill in; a list counts as one. */
    static int leaves(Map<String, Object> part, String name) {
        Map<String, Object> field = field(part, name);
        return field.get(FIELDS) == null
                ? 1
                : names(field).stream().mapToInt(inner -> leaves(field, inner)).sum();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, entry) -> map.put(String.valueOf(name), entry));
        }
        return map;
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> given ? new ArrayList<>(given) : new ArrayList<>();
    }
}
