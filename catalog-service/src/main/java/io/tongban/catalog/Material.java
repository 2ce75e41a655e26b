package io.tongban.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of material, as items refer to it.
 *
 * @param form electronic, copy, original: unless an item says otherwise
 * @param source applicant or shared
 * @param sharedFrom whence it is shared; null for the applicant's own
 * @param commitment code of the commitment that may replace it, or null
 * @param sensitivity personal, sensitive, or null
 * @param usedByItems codes of the items that ask for it
 */
public record Material(
        int seq,
        String code,
        String name,
        String form,
        String source,
        @Nullable String sharedFrom,
        String group,
        @Nullable String commitment,
        @Nullable String sensitivity,
        @Nullable String note,
        List<String> usedByItems) {

    Material usedBy(List<String> items) {
        return new Material(
                seq, code, name, form, source, sharedFrom, group, commitment, sensitivity, note, List.copyOf(items));
    }
}
