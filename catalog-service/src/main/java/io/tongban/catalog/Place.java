package io.tongban.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a catalogue file. Reads what stands there; what is missing or of the wrong sort becomes a fault and is read
 * as empty, so that reading goes on and finds the other faults too.
 */
final class Place {

    private final String file;
    private final String path;
    private final Map<?, ?> value;
    private final List<CatalogFault> faults;

    private Place(String file, String path, @Nullable Object value, List<CatalogFault> faults) {
        this.file = file;
        this.path = path;
        this.faults = faults;
        if (value instanceof Map<?, ?> map) {
            this.value = map;
        } else {
            this.value = Map.of();
            faults.add(new CatalogFault(
                    file,
                    value == null ? FaultCode.MISSING : FaultCode.NAMES_WRONG,
                    path.isEmpty() ? "file" : path,
                    shown(value),
                    "names and values"));
        }
    }

    static Place root(String file, @Nullable Object value, List<CatalogFault> faults) {
        return new Place(file, "", value, faults);
    }

    String file() {
        return file;
    }

    boolean has(String name) {
        return value.containsKey(name);
    }

    /** What is not there at all is missing, whatever else would be wrong with it. */
    void fault(FaultCode code, String name, @Nullable Object found, String expected) {
        faults.add(
                new CatalogFault(file, found == null ? FaultCode.MISSING : code, path(name), shown(found), expected));
    }

    /** Refuses every name that nobody reads: a slip of the pen would otherwise pass as an omission. */
    Place only(String... names) {
        List<String> known = Arrays.asList(names);
        for (Object name : value.keySet()) {
            if (!known.contains(name)) {
                faults.add(new CatalogFault(
                        file,
                        FaultCode.NAME_UNKNOWN,
                        path(String.valueOf(name)),
                        "unknown name",
                        String.join(", ", names)));
            }
        }
        return this;
    }

    Place at(String name) {
        return new Place(file, path(name), value.get(name), faults);
    }

    String text(String name) {
        Object found = value.get(name);
        if (!(found instanceof String text)) {
            fault(FaultCode.TEXT_WRONG, name, found, found == null ? "text" : "text, in quotes");
            return "";
        }
        if (text.isBlank()) {
            fault(FaultCode.MISSING, name, text, "text");
            return "";
        }
        if (!Words.printable(text)) {
            fault(FaultCode.TEXT_UNPRINTABLE, name, "a character that cannot be seen", "text that says what it shows");
        }
        return text;
    }

    /** Whatever text stands there, for a second look at what was read already: it finds no fault. */
    String again(String name) {
        return value.get(name) instanceof String text ? text : "";
    }

    @Nullable
    String textOrNull(String name) {
        return value.get(name) == null ? null : text(name);
    }

    String matching(String name, Pattern form, String expected) {
        String text = text(name);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            fault(FaultCode.FORMAT_WRONG, name, text, expected);
        }
        return text;
    }

    String oneOf(String name, Collection<String> allowed) {
        String text = text(name);
        if (!text.isEmpty() && !allowed.contains(text)) {
            fault(FaultCode.NOT_ALLOWED, name, text, String.join(", ", allowed));
            return "";
        }
        return text;
    }

    int number(String name, int least, int most) {
        Object found = value.get(name);
        if (found instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        fault(FaultCode.NUMBER_WRONG, name, found, "a number from " + least + " to " + most);
        return found instanceof Integer number ? number : 0;
    }

    /** The day; 1970-01-01 where none can be read. */
    LocalDate date(String name) {
        String text = text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            if (!text.isEmpty()) {
                fault(FaultCode.FORMAT_WRONG, name, text, "a day like '2026-01-31'");
            }
            return LocalDate.EPOCH;
        }
    }

    /** What stands there, as it stands there; must be names and values. */
    Map<String, Object> tree(String name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        at(name).value.forEach((key, entry) -> tree.put(String.valueOf(key), entry));
        return tree;
    }

    /** What stands there, entry by entry; nothing where the list is not given. */
    List<Object> entries(String name) {
        return new ArrayList<>(raw(name));
    }

    boolean flag(String name) {
        Object found = value.get(name);
        if (found instanceof Boolean flag) {
            return flag;
        }
        fault(FaultCode.FLAG_WRONG, name, found, "true or false");
        return false;
    }

    /** Entries of a list, at least one; each is named in faults by its code or id. */
    List<Place> list(String name) {
        List<Place> places = listOrEmpty(name);
        if (places.isEmpty()) {
            fault(FaultCode.LIST_EMPTY, name, value.get(name), "a list with at least one entry");
        }
        return places;
    }

    List<Place> listOrEmpty(String name) {
        List<Place> places = new ArrayList<>();
        int index = 0;
        for (Object entry : raw(name)) {
            index++;
            Object label =
                    entry instanceof Map<?, ?> map ? (map.get("code") == null ? map.get("id") : map.get("code")) : null;
            String where = path(name) + "[" + (label == null ? String.valueOf(index) : label) + "]";
            places.add(new Place(file, where, entry, faults));
        }
        return places;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object entry : raw(name)) {
            if (entry instanceof String text && !text.isBlank() && Words.printable(text)) {
                texts.add(text);
            } else {
                fault(FaultCode.TEXT_WRONG, name, entry, "a list of texts");
            }
        }
        return texts;
    }

    /** Names and texts, in their order; empty where nothing is given. */
    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (value.get(name) == null) {
            return pairs;
        }
        Place inner = at(name);
        inner.value.keySet().forEach(key -> pairs.put(String.valueOf(key), inner.text(String.valueOf(key))));
        return pairs;
    }

    private List<?> raw(String name) {
        Object found = value.get(name);
        if (found == null) {
            return List.of();
        }
        if (found instanceof List<?> list) {
            return list;
        }
        fault(FaultCode.LIST_WRONG, name, found, "a list");
        return List.of();
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(@Nullable Object found) {
        if (found == null) {
            return "missing";
        }
        String text = String.valueOf(found);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
