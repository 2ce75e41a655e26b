package io.tongban.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The published catalogue. PostgreSQL makes the JSON; each method is one statement. An empty answer means that there is
 * no such thing in force on that day.
 */
interface Catalog {

    /** Totals, and what the catalogue says about itself. */
    Mono<String> summary(LocalDate day);

    /** Summaries of items, in the order of the catalogue. */
    Mono<Rows> items(LocalDate day, ItemFilter filter);

    /** The whole guide. */
    Mono<String> item(LocalDate day, String code);

    /** One version of the guide, in force or not. */
    Mono<String> itemVersion(LocalDate day, String code, int version);

    /** All versions of an item, newest first; empty where there is no such item. */
    Mono<Rows> itemVersions(LocalDate day, String code, int before, int limit);

    /** What the approval service keeps of an item. */
    Mono<String> itemForNeighbour(LocalDate day, String code);

    Mono<Rows> parts(LocalDate day, Part part, int after, int limit);

    Mono<String> part(LocalDate day, Part part, String code);

    /** What a plan of the package is made of, as {@link PlanBasis}. */
    Mono<String> plan(LocalDate day, String code);

    /** Kinds of things beside items. */
    enum Part {
        MATERIAL(CatalogProblem.MATERIAL_UNKNOWN),
        COMMITMENT(CatalogProblem.COMMITMENT_UNKNOWN),
        PACKAGE(CatalogProblem.PACKAGE_UNKNOWN);

        private final CatalogProblem unknown;

        Part(CatalogProblem unknown) {
            this.unknown = unknown;
        }

        CatalogProblem unknown() {
            return unknown;
        }
    }

    /**
     * A slice of a list.
     *
     * @param items JSON array
     * @param last seq of the last row if more follow, else null
     * @param counts JSON object: how many there are on all pages
     */
    record Rows(String items, @Nullable Integer last, boolean illustration, String notice, String counts) {}
}
