package io.tongban.catalog;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item as it is written down, with the names of the files.
 *
 * @param item as in its file, without {@code form}
 * @param form own part of the application form
 * @param materials definitions that the catalogue did not have yet, as in {@code materials.yaml}
 * @param questions the same, as in {@code questions.yaml}
 * @param conditions the same, as in {@code conditions.yaml}
 */
record ItemSource(
        Map<String, Object> item,
        Map<String, Object> form,
        List<Object> materials,
        List<Object> questions,
        List<Object> conditions) {

    private static final JsonMapper JSON = new JsonMapper();

    static String file(String code) {
        return CatalogFiles.ITEMS + code + ".yaml";
    }

    /** The order of fields counts, for people see it. */
    boolean sameForm(ItemSource other) {
        return JSON.writeValueAsString(form).equals(JSON.writeValueAsString(other.form));
    }

    /** Whether both say the same of the item; definitions that came along do not count. */
    boolean sameItem(ItemSource other) {
        return item.equals(other.item) && sameForm(other);
    }
}
