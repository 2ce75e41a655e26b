package io.tongban.local;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of our programs: all that the launcher knows of it.
 *
 * @param jar relative to the root of the source tree
 * @param health path that answers 200 when it works
 * @param database its database; null when it has none
 * @param trusted whose public keys it believes
 * @param megabytes of heap at most
 * @param standIn not of the product: only compiled quickly, never fully
 * @param properties Spring properties besides the common ones
 */
record Part(
        String name,
        String jar,
        String health,
        @Nullable String database,
        List<String> trusted,
        int megabytes,
        boolean standIn,
        Map<String, String> properties) {}
