package io.tongban.catalog;

import io.tongban.support.crypto.Sm3;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalogue as it is written down: file → tree. Files and desk are read and checked here, both by the same code.
 *
 * @param trees as {@link CatalogFiles} reads them
 */
record CatalogSource(Map<String, Object> trees) {

    private static final JsonMapper SORTED = new JsonMapper()
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Reads and checks everything; whatever is wrong is added to the faults. */
    CatalogContent content(List<CatalogFault> faults) {
        CatalogContent content = new CatalogReader(trees, faults).read();
        new CatalogRules(content, faults).check();
        return content;
    }

    /** SM3 over what the files mean; comments, layout and the order of names do not count. */
    String digest() {
        return Sm3.hex(SORTED.writeValueAsBytes(trees));
    }

    /** How an item is written down; null where there is none. */
    @Nullable
    ItemSource item(String code) {
        if (!(trees.get(ItemSource.file(code)) instanceof Map<?, ?> tree)) {
            return null;
        }
        Map<String, Object> item = names(tree);
        Object form = trees.get(Forms.file(String.valueOf(item.remove("form"))));
        return new ItemSource(
                item, form instanceof Map<?, ?> own ? names(own) : Map.of(), List.of(), List.of(), List.of());
    }

    /** The same catalogue with this item as an editor wrote it. */
    CatalogSource with(String code, ItemSource edited) {
        Map<String, Object> merged = new TreeMap<>(trees);
        Map<String, Object> item = new LinkedHashMap<>(edited.item());
        ItemSource before = item(code);
        String form =
                trees.get(ItemSource.file(code)) instanceof Map<?, ?> old ? String.valueOf(old.get("form")) : code;
        if (before == null || !before.sameForm(edited)) {
            // a form that other items use stays as it is for them
            if (users(form).equals(List.of(ItemSource.file(code)))) {
                merged.remove(Forms.file(form));
            }
            form = code;
            merged.put(Forms.file(form), edited.form());
        }
        item.put("form", form);
        merged.put(ItemSource.file(code), item);
        add(merged, CatalogFiles.MATERIALS, "materials", edited.materials());
        add(merged, CatalogFiles.QUESTIONS, "questions", edited.questions());
        add(merged, CatalogFiles.CONDITIONS, "conditions", edited.conditions());
        return new CatalogSource(merged);
    }

    /** Codes of the entries of a list in a file. */
    List<String> codes(String file, String name) {
        return trees.get(file) instanceof Map<?, ?> tree && tree.get(name) instanceof List<?> list
                ? list.stream()
                        .map(entry -> entry instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : "")
                        .toList()
                : List.of();
    }

    private List<String> users(String form) {
        return trees.entrySet().stream()
                .filter(tree -> tree.getKey().startsWith(CatalogFiles.ITEMS))
                .filter(tree -> tree.getValue() instanceof Map<?, ?> item && form.equals(item.get("form")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What stands there to the letter already is not added again. */
    private static void add(Map<String, Object> trees, String file, String name, List<Object> more) {
        if (more.isEmpty() || !(trees.get(file) instanceof Map<?, ?> tree)) {
            return;
        }
        List<Object> all = tree.get(name) instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
        more.stream().filter(entry -> !all.contains(entry)).forEach(all::add);
        Map<String, Object> longer = names(tree);
        longer.put(name, all);
        trees.put(file, longer);
    }

    private static Map<String, Object> names(Map<?, ?> tree) {
        Map<String, Object> names = new LinkedHashMap<>();
        tree.forEach((name, value) -> names.put(String.valueOf(name), value));
        return names;
    }
}
