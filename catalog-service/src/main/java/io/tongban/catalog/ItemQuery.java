package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client may say about the list of items; read by {@link ItemFilter#from}. */
public record ItemQuery(
        @Parameter(
                description =
                        "words to look for in name, main item, category and codes; all must occur; at most 100 characters")
        @Nullable
        String q,

        @Parameter(description = "code of a category, see /api/catalog/summary") @Nullable
        String category,

        @Parameter(description = "natural or legal") @Nullable
        String applicantType,

        @Parameter(description = "LICENCE, OTHER_POWER, RECORD or BENEFIT") @Nullable
        String kind,

        @Parameter(description = "level of the deciding organ: county, city, province or ministry") @Nullable
        String level,

        @Parameter(description = "true: can be applied for online; false: on site only") @Nullable
        String online,

        @Parameter(description = "next of the page before, with the same filters") @Nullable
        String cursor,

        @Parameter(description = "rows per page, 1 to 100; 20 if not said") @Nullable
        String limit) {}
