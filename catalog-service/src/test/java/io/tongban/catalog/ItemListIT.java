package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Search, filters and pages. */
class ItemListIT extends CatalogIT {

    @ParameterizedTest
    @CsvSource({
        "'', 64",
        "category=law-firm, 16",
        "kind=LICENCE, 46",
        "kind=BENEFIT, 1",
        "applicantType=natural, 30",
        "level=ministry, 9",
        "online=false, 1",
        "online=true, 63",
        "kind=LICENCE&level=ministry&applicantType=natural, 3",
        "category=none, 0",
        "q=, 64",
        "q=合伙, -1",
        "q=LQ, 2",
        "q=法律职业资格 授予, 1",
        "q=lszy, -1",
        "q=LSZYXKZZLS, 1",
        "q=律师 zzls, 1",
        "q=gzyzyxk, 2",
        "q=xzjf, 0",
        "q=师, -1"
    })
    void filters(String query, int expected) {
        JsonNode page = read("/api/catalog/items?limit=100&" + query);

        if (expected < 0) {
            assertThat(page.at("/items")).isNotEmpty().hasSizeLessThan(64);
        } else {
            assertThat(page.at("/items")).hasSize(expected);
        }
        assertThat(page.at("/counts/total").asInt()).isEqualTo(page.at("/items").size());
        assertThat(page.at("/next").isNull()).isTrue();
        assertThat(page.at("/illustration").asBoolean()).isTrue();
        assertThat(page.at("/notice").asString()).contains("研究用模拟目录");
    }

    /** 律师职业 reads the same, so initials find a little more. */
    @Test
    void findsByPinyinInitialsWhatTheCharactersFind() {
        List<String> byInitials = codes("lszy");
        List<String> also = codes("律师职业");

        assertThat(byInitials).startsWith("lawyer-practice-fulltime").containsAll(codes("律师执业"));
        assertThat(also).isNotEmpty();
        assertThat(byInitials.stream().filter(code -> !codes("律师执业").contains(code)))
                .isSubsetOf(also);
    }

    private List<String> codes(String q) {
        List<String> codes = new ArrayList<>();
        read("/api/catalog/items?limit=100&q={q}", q)
                .at("/items")
                .forEach(item -> codes.add(item.at("/code").asString()));
        return codes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "'",
                "' or 1=1 --",
                "\";drop table item;--",
                "${x}",
                "{q}",
                ":day",
                "?",
                "$1",
                "\u0000",
                "qq\u0000zz",
                "😀",
                "\uD800",
                "%00",
                "<script>"
            })
    void hostileTextFindsNothingAndBreaksNothing(String q) {
        JsonNode page = read("/api/catalog/items?q={q}", q);

        boolean blank = q.equals("\u0000");
        assertThat(page.at("/items").size()).isEqualTo(blank ? 20 : 0);
        assertThat(read("/api/catalog/summary").at("/counts/items").asInt()).isEqualTo(64);
    }

    static List<Integer> pageSizes() {
        return List.of(1, 2, 7, 20, 31, 63, 64, 65, 100);
    }

    @ParameterizedTest
    @MethodSource("pageSizes")
    void allPagesTogetherAreAllItemsOnceInOrder(int limit) {
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = read("/api/catalog/items?limit={limit}&cursor={cursor}", limit, cursor);
            assertThat(page.at("/items").size()).isBetween(1, limit);
            page.at("/items").forEach(item -> seen.add(item.at("/seq").asInt()));
            cursor = page.at("/next").isNull() ? null : page.at("/next").asString();
            pages++;
        } while (cursor != null);

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 64).boxed().toList());
        assertThat(pages).isEqualTo((64 + limit - 1) / limit);
    }

    @Test
    void aCursorBelongsToItsFilters() {
        String cursor =
                read("/api/catalog/items?kind=LICENCE&limit=5").at("/next").asString();

        assertThat(read("/api/catalog/items?kind=LICENCE&limit=9&cursor={c}", cursor)
                        .at("/items"))
                .hasSize(9);
        for (String other : List.of("kind=RECORD", "", "kind=LICENCE&q=律师", "kind=LICENCE&online=true")) {
            JsonNode problem = json(get("/api/catalog/items?" + other + "&cursor={c}", cursor)
                    .expectStatus()
                    .isBadRequest());
            assertThat(problem.at("/code").asString()).isEqualTo("CURSOR_NOT_OURS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA", "\u0000", "LTE"})
    void refusesAMadeUpCursor(String cursor) {
        JsonNode problem =
                json(get("/api/catalog/items?cursor={c}", cursor).expectStatus().isBadRequest());

        assertThat(problem.at("/code").asString()).isEqualTo("CURSOR_NOT_OURS");
    }

    @Test
    void namesAllWrongFiltersAtOnce() {
        JsonNode problem = json(get(
                        "/api/catalog/items?kind=X&level=moon&online=yes&applicantType=robot&category=A%20B&limit=101&q={q}",
                        "长".repeat(101))
                .expectStatus()
                .isBadRequest());

        assertThat(problem.at("/code").asString()).isEqualTo("FILTER_INVALID");
        List<String> pointers = new ArrayList<>();
        problem.at("/faults").forEach(fault -> pointers.add(fault.at("/pointer").asString()));
        assertThat(pointers)
                .containsExactlyInAnyOrder("/kind", "/level", "/online", "/applicantType", "/category", "/limit", "/q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "9999999999", "ten", "1e1"})
    void refusesALimitOutOfBounds(String limit) {
        for (String list : List.of("items", "packages", "commitments")) {
            JsonNode problem = json(get("/api/catalog/" + list + "?limit={l}", limit)
                    .expectStatus()
                    .isBadRequest());
            assertThat(problem.at("/code").asString()).isEqualTo("FILTER_INVALID");
        }
    }
}
