package io.tongban.catalog;

import io.tongban.support.problem.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in what an editor handed in a fault of the catalogue lies, as a JSON pointer; as near as can be told. */
final class DeskPointers {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([^\\]]*)]");

    /** Told by their code alone: what was found is a word of ours, not of the editor's. */
    private static final Set<FaultCode> WORDLESS = EnumSet.of(
            FaultCode.MISSING,
            FaultCode.NAME_UNKNOWN,
            FaultCode.LIST_EMPTY,
            FaultCode.TEXT_UNPRINTABLE,
            FaultCode.TEXT_TOO_LONG,
            FaultCode.QUESTION_IDLE,
            FaultCode.STAGES_SUM_WRONG,
            FaultCode.SCHEMA_WORD_UNKNOWN,
            FaultCode.FIELD_COUNT_WRONG,
            FaultCode.FORM_SAME,
            FaultCode.FORM_SHARED,
            FaultCode.NOTHING_CHANGED);

    private final String code;
    private final Map<String, Object> body;

    /** @param body as it was handed in */
    DeskPointers(String code, Map<String, Object> body) {
        this.code = code;
        this.body = body;
    }

    Fault fault(CatalogFault fault) {
        String other = isOfItem(fault) ? "" : fault.file() + ": ";
        String found = WORDLESS.contains(fault.code()) ? "" : ":" + fault.found();
        String chosen = fault.code() == FaultCode.NOT_ALLOWED ? "(可选:" + fault.expected() + ")" : "";
        return new Fault(
                pointer(fault),
                fault.code().name(),
                other + fault.code().chinese() + found + chosen,
                other + fault.place() + ": " + fault.found() + " (expected: " + fault.expected() + ")");
    }

    /** Whether it is about this item alone, and not about another that it touches. */
    boolean isOfItem(CatalogFault fault) {
        return List.of(Proposal.FILE, ItemSource.file(code), Forms.file(code)).contains(fault.file());
    }

    private String pointer(CatalogFault fault) {
        String file = fault.file();
        if (file.equals(Proposal.FILE)) {
            return walk("", body, fault.place());
        }
        if (file.equals(ItemSource.file(code))) {
            return walk("/item", body.get("item"), fault.place());
        }
        if (file.equals(Forms.file(code))) {
            return walk("/form", body.get("form"), fault.place());
        }
        boolean definitions = List.of(CatalogFiles.MATERIALS, CatalogFiles.QUESTIONS, CatalogFiles.CONDITIONS)
                .contains(file);
        return definitions ? walk("", body, fault.place()) : "/item";
    }

    private static String walk(String at, @Nullable Object tree, String place) {
        StringBuilder pointer = new StringBuilder(at);
        Object here = tree;
        Matcher steps = STEP.matcher(place);
        while (steps.find()) {
            String name = steps.group(1);
            String label = steps.group(2);
            if (name != null) {
                here = named(pointer, here, name);
            } else if (here instanceof List<?> list) {
                int index = index(list, label);
                if (index < 0) {
                    return pointer.toString();
                }
                pointer.append('/').append(index);
                here = list.get(index);
            }
        }
        return pointer.toString();
    }

    /** A step by name; a field of a form stands under {@code properties}, a field of a list under {@code items}. */
    private static @Nullable Object named(StringBuilder pointer, @Nullable Object here, String name) {
        if (!(here instanceof Map<?, ?> map)) {
            return null;
        }
        if (!map.containsKey(name) && map.get("properties") instanceof Map<?, ?> fields && fields.containsKey(name)) {
            pointer.append("/properties/").append(escaped(name));
            return fields.get(name);
        }
        if (!map.containsKey(name) && map.get("items") instanceof Map<?, ?> items && !name.equals("file")) {
            pointer.append("/items");
            return named(pointer, items, name);
        }
        if (name.equals("file") || name.equals("schema")) {
            return here;
        }
        String key = map.containsKey(name) ? name : DeskNames.ofApi(name);
        pointer.append('/').append(escaped(key));
        return map.get(key);
    }

    /** By code, id or text; else by number, counted from one. */
    private static int index(List<?> list, String label) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map
                    && (label.equals(map.get("code"))
                            || label.equals(map.get("id"))
                            || label.equals(map.get("text")))) {
                return i;
            }
        }
        boolean number = label.matches("\\d{1,6}");
        int index = number ? Integer.parseInt(label) - 1 : -1;
        return index < list.size() ? index : -1;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
