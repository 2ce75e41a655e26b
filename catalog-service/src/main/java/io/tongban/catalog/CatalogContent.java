package io.tongban.catalog;

import java.util.List;
import java.util.Map;

/**
 * The whole catalogue as it stands in the files.
 *
 * @param questions by id
 * @param conditions text of a condition → under which answers it holds, see {@link When}
 * @param forms schemas of the application forms
 * @param items file → item
 * @param packages file → package
 */
record CatalogContent(
        CatalogMeta meta,
        List<Material> materials,
        List<Commitment> commitments,
        Map<String, Question> questions,
        Map<String, Map<String, String>> conditions,
        Forms forms,
        Map<String, Item> items,
        Map<String, ServicePackage> packages) {}
