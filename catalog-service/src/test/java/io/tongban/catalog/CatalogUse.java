package io.tongban.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Who uses what; told by the items, never written down twice. */
final class CatalogUse {

    private CatalogUse() {}

    /** Codes of the items that ask for the material, in their order. */
    static List<String> itemsWithMaterial(CatalogContent content, String material) {
        return itemsWith(content, line -> line.code().equals(material));
    }

    /** Codes of the items where the commitment may stand for a material, in their order. */
    static List<String> itemsWithCommitment(CatalogContent content, String commitment) {
        return itemsWith(content, line -> commitment.equals(line.commitment()));
    }

    private static List<String> itemsWith(CatalogContent content, Predicate<Item.Line> wanted) {
        return content.items().values().stream()
                .filter(item -> item.materials().stream().anyMatch(wanted))
                .sorted(Comparator.comparingInt(Item::seq))
                .map(Item::code)
                .toList();
    }
}
