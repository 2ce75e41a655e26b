package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first start, and the same files again. */
class CatalogLoaderIT extends LoaderSteps {

    @Test
    void publishesAllAsVersionOne() throws SQLException {
        start(MONDAY);

        assertThat(ask(ALL_ITEMS)).isEqualTo("64/1");
        assertThat(ask(ALL_PARTS)).isEqualTo("commitment 8, material 143, package 10");
        assertThat(ask("select count(*) filter (where online) || '/' || count(*) filter (where not online)"
                        + " from items_on('2026-03-02')"))
                .isEqualTo("63/1");
        assertThat(ask("select number || ' ' || effective_from || ' ' || illustration from publication"))
                .isEqualTo(NUMBER + " 2024-01-01 true");
    }

    @Test
    void secondStartChangesNothing() throws SQLException {
        start(MONDAY);
        String before = everything();

        start(TUESDAY);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void otherWordsForTheSameAreNoChange() throws SQLException {
        start(MONDAY);
        String before = everything();

        folder.edit(AID, "seq: 63", "# a remark\nseq:    63");
        start(TUESDAY);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesChangedFilesUnderTheSameNumber() throws SQLException {
        start(MONDAY);
        String before = everything();
        folder.edit(AID, "name: ", "name: 新");

        assertThatThrownBy(() -> start(TUESDAY))
                .isInstanceOf(CatalogRefusedException.class)
                .hasMessageContaining("meta.yaml: publication.number: " + NUMBER
                        + " with other content than was published under it (expected: " + (NUMBER + 1)
                        + ", for the files have changed)");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void writesNothingWhereAFileIsWrong() throws SQLException {
        folder.edit(AID, "unit: day", "unit: moon");

        assertThatThrownBy(() -> start(MONDAY)).isInstanceOf(CatalogRefusedException.class);
        assertThat(ask("select count(*)::text from information_schema.tables where table_schema = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void twoStartsAtOncePublishOnce() throws Exception {
        flyway().migrate();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> starting = () -> {
                start(MONDAY);
                return null;
            };
            List<Future<Void>> starts = two.invokeAll(List.of(starting, starting));
            for (Future<Void> each : starts) {
                each.get();
            }
        } finally {
            two.shutdown();
        }

        assertThat(ask(ALL_ITEMS)).isEqualTo("64/1");
        assertThat(ask("select count(*)::text from publication")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update item_version set seq = 0",
                "delete from item_version",
                "insert into item values ('x')",
                "update part_version set seq = 0",
                "delete from part_version",
                "update publication set illustration = false",
                "delete from publication",
                "update item_change set reason = ''",
                "delete from item_change",
                "truncate item_change",
                "update item_version set source = null",
                "truncate item_version",
                "drop table item"
            })
    void theApplicationRoleCannotChangeTheCatalogue(String statement) throws SQLException {
        start(MONDAY);
        try (Connection connection = database.asApplication()) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    /** As an installation from before there were questions and forms finds it. */
    @Test
    void takesOverADatabaseOfTheFirstPublication() throws SQLException {
        flyway("10").migrate();
        try (Connection connection = database.asOwner()) {
            connection.createStatement().execute("""
                    insert into publication values (1, 'x', true, 'n', '{}', '2024-01-01', now());
                    insert into item values ('legal-aid-apply');
                    insert into item_version (code, version, publication, seq, effective_from, published_at, body)
                    values ('legal-aid-apply', 1, 1, 63, '2024-01-01', now(), '{"code": "legal-aid-apply", "name": "旧",
                            "parent": "法律援助", "category": "legal-aid", "categoryName": "法律援助", "kind": "BENEFIT",
                            "applicantType": "natural", "levels": {"accept": "city", "review": "city", "decide": "province"}, "online": true,
                            "onSiteReason": null, "codes": {"handling": "1"}, "confidence": "high", "basis": [],
                            "statutory": {"value": 7, "unit": "day", "from": "received", "days": 7, "source": ""},
                            "promise": {"value": 7, "unit": "day", "from": "received"}, "onlineDepth": 4,
                            "onSiteVisits": 0, "seq": 63,
                            "stages": [], "materials": [], "results": [], "prerequisites": [], "related": [],
                            "fee": {"charged": false, "basis": ""}}')
                    """);
        }

        start(MONDAY);

        assertThat(ask("select count(*) || ' ' || sum(version) from items_on('2026-03-02')"))
                .isEqualTo("64 65");
        assertThat(ask("select body ->> 'name' from item_version where code = 'legal-aid-apply' and version = 1"))
                .isEqualTo("旧");
        assertThat(
                        ask(
                                "select (search like '%flyz%')::text from items_on('2026-03-02') where code = 'legal-aid-apply'"))
                .isEqualTo("true");
    }

    /** With 64 rows PostgreSQL rightly reads them all; the index must be there, and find Chinese, when there are more. */
    @Test
    void theTrigramIndexFindsChineseText() throws SQLException {
        start(MONDAY);
        try (Connection connection = database.asApplication()) {
            connection.createStatement().execute("set enable_seqscan = off");
            String search = "from item_version where search like '%律师执业许可%'";
            try (ResultSet rows =
                    connection.createStatement().executeQuery("explain (format json) select code " + search)) {
                rows.next();
                assertThat(rows.getString(1)).contains("item_version_search");
            }
            try (ResultSet rows = connection.createStatement().executeQuery("select count(*) " + search)) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }
}
