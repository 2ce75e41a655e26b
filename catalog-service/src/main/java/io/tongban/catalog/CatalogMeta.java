package io.tongban.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the files say about themselves.
 *
 * @param number of the publication; grows with every change of the files
 * @param illustration the catalogue is made up for study and no office published it
 * @param categories code → Chinese name
 * @param kindCodes two digits → Chinese name
 * @param rest all of {@code meta.yaml}, provenance included
 */
record CatalogMeta(
        int number,
        LocalDate effectiveFrom,
        boolean illustration,
        String title,
        Expected expected,
        Map<String, String> categories,
        Map<String, String> kindCodes,
        Map<String, Object> rest) {

    /** The totals that the files must come to. */
    record Expected(int items, int online, List<String> onSiteItems, int materials, int commitments, int packages) {}
}
