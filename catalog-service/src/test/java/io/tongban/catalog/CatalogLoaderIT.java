package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Start after start against a real PostgreSQL, with files that change in between. */
class CatalogLoaderIT {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final Clock TUESDAY = Clock.fixed(Instant.parse("2026-03-03T01:00:00Z"), ZoneOffset.UTC);
    private static final int NUMBER = CatalogFolder.shipped().meta().number();
    private static final String AID = "items/legal-aid-apply.yaml";
    private static final String ALL_ITEMS = "select count(*) || '/' || max(version) from item_version";
    private static final String ALL_PARTS =
            "select string_agg(kind || ' ' || n, ', ' order by kind) from (select kind, count(*) n from part_version group by kind) k";

    @TempDir
    Path temp;

    private TestPostgres database;
    private CatalogFolder folder;

    @BeforeEach
    void freshDatabaseAndFiles() {
        database = TestPostgres.database("loader");
        folder = CatalogFolder.copyTo(temp.resolve("catalog"));
    }

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
    void theNextPublicationGivesANewVersionToWhatChangedOnly() throws SQLException {
        start(MONDAY);
        folder.edit(AID, "name: ", "name: 新").edit("materials.yaml", "name: 律师执业申请登记表", "name: 登记表");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask(
                        "select string_agg(code || ' ' || version, ', ' order by code) from item_version where publication = "
                                + (NUMBER + 1)))
                .isEqualTo(secondVersions(changedBy("AF-LAWYER")));
        assertThat(ask("select string_agg(code || ' ' || version, ', ') from part_version where publication = "
                        + (NUMBER + 1)))
                .isEqualTo("AF-LAWYER 2");
        assertThat(ask("select version::text from items_on('2026-03-31') where code = 'legal-aid-apply'"))
                .isEqualTo("1");
        assertThat(ask("select version::text from items_on('2026-04-01') where code = 'legal-aid-apply'"))
                .isEqualTo("2");
        assertThat(
                        ask(
                                "select left(body ->> 'name', 1) from item_version where code = 'legal-aid-apply' and version = 1"))
                .isNotEqualTo("新");
    }

    @Test
    void anItemThatIsGoneIsNoLongerOfferedFromThatDayOnAndItsVersionStays() throws SQLException {
        start(MONDAY);
        folder.remove("items/mediation-org-record.yaml")
                .remove("forms/mediation-org-record.json")
                .edit("meta.yaml", "items: 64", "items: 63")
                .edit("meta.yaml", "online: 63", "online: 62");
        unuse("mediation-org-record");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask("select count(*)::text from items_on('2026-03-31')")).isEqualTo("64");
        assertThat(ask("select count(*)::text from items_on('2026-04-01')")).isEqualTo("63");
        assertThat(ask("select string_agg(version || ' ' || retired, ', ' order by version) from item_version"
                        + " where code = 'mediation-org-record'"))
                .isEqualTo("1 false, 2 true");
    }

    @Test
    void anOlderSetOfFilesThatWasPublishedOnceStartsAndChangesNothing() throws SQLException {
        start(MONDAY);
        CatalogFolder older = CatalogFolder.copyTo(temp.resolve("older"));
        folder.edit(AID, "name: ", "name: 新");
        publishNext("2026-04-01");
        start(TUESDAY);
        String before = everything();

        older.loader(TUESDAY).migrate(flyway());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesANextPublicationThatBeginsBeforeTheLast() {
        start(MONDAY);
        folder.edit(AID, "name: ", "name: 新");
        publishNext("2023-12-31");

        assertThatThrownBy(() -> start(TUESDAY))
                .hasMessageContaining(
                        "meta.yaml: publication.effective_from: 2023-12-31 (expected: not before 2024-01-01");
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

    private static List<String> changedBy(String material) {
        return CatalogUse.itemsWithMaterial(CatalogFolder.shipped(), material);
    }

    /** legal-aid-apply and the given ones, sorted, each as version 2. */
    private static String secondVersions(List<String> others) {
        return Stream.concat(others.stream(), Stream.of("legal-aid-apply"))
                .sorted()
                .map(code -> code + " 2")
                .collect(Collectors.joining(", "));
    }

    private void publishNext(String from) {
        folder.edit("meta.yaml", "number: " + NUMBER, "number: " + (NUMBER + 1))
                .edit("meta.yaml", "'2024-01-01'", "'" + from + "'");
    }

    /** Takes out of the other files what only that item used, as an editor would. */
    private void unuse(String item) {
        List<String> codes = folder.faults().stream()
                .filter(fault -> fault.startsWith("materials.yaml") && fault.contains("used by no item"))
                .map(fault -> fault.replaceAll(".*materials\\[([^]]+)].*", "$1"))
                .toList();
        for (String code : codes) {
            String text = folder.read("materials.yaml");
            folder.write("materials.yaml", text.replaceAll("(?s)  - code: " + code + "\n.*?(?=  - code: |\\z)", ""));
        }
        folder.edit("meta.yaml", "materials: 143", "materials: " + (143 - codes.size()));
        assertThat(folder.faults()).as("without " + item).isEmpty();
    }

    private void start(Clock clock) {
        folder.loader(clock).migrate(flyway());
    }

    private Flyway flyway() {
        return flyway("latest");
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.name() + "_owner", "test")
                .locations("classpath:db/support/idempotency", "classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .placeholders(Map.of("app_role", database.name() + "_app"))
                .load();
    }

    private String everything() throws SQLException {
        return ask(
                "select md5(string_agg(row, ',' order by row)) from (select i::text || i.xmin as row from item_version i"
                        + " union all select p::text || p.xmin from part_version p"
                        + " union all select p::text || p.xmin from publication p union all select i::text || i.xmin from item i) x");
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
