package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A kind of material, as items refer to it.
 *
 * @param form electronic, copy, original: unless an item says otherwise
 * @param source applicant or shared
 * @param sharedFrom whence it is shared; null for the applicant's own
 * @param commitment code of the commitment that may replace it, or null
 * @param due submission, or before-delivery: handed in by post or at the counter, once the decision is favourable
 * @param sensitivity personal, sensitive, or null
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

        @Schema(allowableValues = {"submission", "before-delivery"})
        String due,

        @Nullable String sensitivity,
        @Nullable String note) {}
