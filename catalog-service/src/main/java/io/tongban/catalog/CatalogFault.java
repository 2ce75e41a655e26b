package io.tongban.catalog;

/**
 * One thing wrong with the catalogue.
 *
 * @param file e.g. {@code items/lq-grant.yaml}
 * @param place e.g. {@code statutory.unit}
 */
record CatalogFault(String file, FaultCode code, String place, String found, String expected) {

    @Override
    public String toString() {
        return file + ": " + place + ": " + found + " (expected: " + expected + ") " + code;
    }
}
