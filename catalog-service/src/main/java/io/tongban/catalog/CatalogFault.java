package io.tongban.catalog;

/**
 * One thing wrong with the files.
 *
 * @param file e.g. {@code items/lq-grant.yaml}
 * @param place e.g. {@code statutory.unit}
 */
record CatalogFault(String file, String place, String found, String expected) {

    @Override
    public String toString() {
        return file + ": " + place + ": " + found + " (expected: " + expected + ")";
    }
}
