package io.tongban.catalog;

import java.util.List;
import java.util.Map;

/**
 * The whole catalogue as it stands in the files.
 *
 * @param digest SM3 over what the files mean; comments and layout do not count
 * @param items file → item
 * @param packages file → package
 */
record CatalogContent(
        CatalogMeta meta,
        String digest,
        List<Material> materials,
        List<Commitment> commitments,
        Map<String, Item> items,
        Map<String, ServicePackage> packages) {}
