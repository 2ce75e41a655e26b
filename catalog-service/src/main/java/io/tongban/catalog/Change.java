package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One difference between two versions of an item.
 *
 * @param about part of the guide
 * @param text in Chinese, for people
 */
@Schema(name = "ItemChange")
public record Change(About about, Kind kind, String text) {

    /** Part of the guide. */
    public enum About {
        TEXT,
        LIMITS,
        ORGANS,
        BASIS,
        MATERIALS,
        FORM,
        QUESTIONS,
        RESULTS
    }

    /** What happened to it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
