package io.tongban.catalog;

import io.tongban.catalog.Catalog.Part;
import io.tongban.catalog.Catalog.Rows;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is in force today. Answers JSON text; what is not there becomes its problem. */
@Component
class ReadCatalog {

    private final Catalog catalog;
    private final Clock clock;
    private final GuideAnswers guides;
    private final JsonMapper json;

    ReadCatalog(Catalog catalog, Clock clock, GuideAnswers guides, JsonMapper json) {
        this.catalog = catalog;
        this.clock = clock;
        this.guides = guides;
        this.json = json;
    }

    Mono<String> summary() {
        return catalog.summary(today()).switchIfEmpty(refused(CatalogProblem.NOTHING_IN_FORCE));
    }

    Mono<String> items(ItemQuery query) {
        return Mono.fromSupplier(() -> ItemFilter.from(query))
                .flatMap(filter -> catalog.items(today(), filter)
                        .map(rows -> page(rows, rows.last() == null ? null : filter.cursorAfter(rows.last()))))
                .switchIfEmpty(refused(CatalogProblem.NOTHING_IN_FORCE));
    }

    Mono<String> item(String code) {
        return stored(code).map(guides::whole);
    }

    /** HTML, to be printed. */
    Mono<String> itemPage(String code) {
        return stored(code).map(guides::page);
    }

    Mono<String> itemVersion(String code, int version) {
        return known(Words.ITEM_CODE.matcher(code).matches(), () -> catalog.itemVersion(today(), code, version))
                .map(guides::whole)
                .switchIfEmpty(refused(CatalogProblem.ITEM_VERSION_UNKNOWN));
    }

    private Mono<String> stored(String code) {
        return known(Words.ITEM_CODE.matcher(code).matches(), () -> catalog.item(today(), code))
                .switchIfEmpty(refused(CatalogProblem.ITEM_UNKNOWN));
    }

    Mono<String> itemVersions(String code, @Nullable String cursor, @Nullable String limit) {
        String filters = "versions " + code;
        return paged(
                        cursor,
                        limit,
                        filters,
                        (after, rows) -> Words.ITEM_CODE.matcher(code).matches()
                                ? catalog.itemVersions(today(), code, after, rows)
                                : Mono.empty())
                .switchIfEmpty(refused(CatalogProblem.ITEM_UNKNOWN));
    }

    /** @param on the day of which the neighbour asks; null: today */
    Mono<String> itemForNeighbour(String code, @Nullable LocalDate on) {
        LocalDate day = on == null ? today() : on;
        return known(Words.ITEM_CODE.matcher(code).matches(), () -> catalog.itemForNeighbour(day, code))
                .switchIfEmpty(refused(CatalogProblem.ITEM_UNKNOWN));
    }

    Mono<String> parts(Part part, @Nullable String cursor, @Nullable String limit) {
        return paged(cursor, limit, part.name(), (after, rows) -> catalog.parts(today(), part, after, rows))
                .switchIfEmpty(refused(CatalogProblem.NOTHING_IN_FORCE));
    }

    private Mono<String> paged(
            @Nullable String cursor,
            @Nullable String limit,
            String filters,
            BiFunction<Integer, Integer, Mono<Rows>> read) {
        return Mono.defer(() -> {
                    List<Fault> faults = new ArrayList<>();
                    int rows = Paging.limit(limit, faults);
                    if (!faults.isEmpty()) {
                        return Mono.error(Refusal.of(CatalogProblem.FILTER_INVALID, faults)
                                .exception());
                    }
                    return read.apply(Paging.after(cursor, filters), rows);
                })
                .map(rows -> page(
                        rows,
                        rows.last() == null ? null : new Cursor(List.of(String.valueOf(rows.last()))).encode(filters)));
    }

    Mono<String> part(Part part, String code) {
        return known(Words.PART_CODE.matcher(code).matches(), () -> catalog.part(today(), part, code))
                .switchIfEmpty(refused(part.unknown()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A code that none can have is not worth a statement. */
    private static Mono<String> known(boolean possible, Supplier<Mono<String>> read) {
        return possible ? Mono.defer(read) : Mono.empty();
    }

    private static <T> Mono<T> refused(CatalogProblem problem) {
        return Mono.error(() -> Refusal.of(problem).exception());
    }

    private String page(Rows rows, @Nullable String next) {
        return "{\"items\":" + rows.items() + ",\"next\":" + json.writeValueAsString(next) + ",\"counts\":"
                + rows.counts() + ",\"illustration\":" + rows.illustration() + ",\"notice\":"
                + json.writeValueAsString(rows.notice()) + "}";
    }
}
