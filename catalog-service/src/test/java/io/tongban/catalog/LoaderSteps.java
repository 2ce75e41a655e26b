package io.tongban.catalog;

import io.tongban.support.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Start after start against a real PostgreSQL, with files that change in between. */
abstract class LoaderSteps {

    static final Clock MONDAY = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    static final Clock TUESDAY = Clock.fixed(Instant.parse("2026-03-03T01:00:00Z"), ZoneOffset.UTC);
    static final int NUMBER = CatalogFolder.shipped().meta().number();
    static final String AID = "items/legal-aid-apply.yaml";
    static final String ALL_ITEMS = "select count(*) || '/' || max(version) from item_version";
    static final String ALL_PARTS =
            "select string_agg(kind || ' ' || n, ', ' order by kind) from (select kind, count(*) n from part_version group by kind) k";

    @TempDir
    Path temp;

    TestPostgres database;
    CatalogFolder folder;

    @BeforeEach
    void freshDatabaseAndFiles() {
        database = TestPostgres.database("loader");
        folder = CatalogFolder.copyTo(temp.resolve("catalog"));
    }

    void start(Clock clock) {
        folder.loader(clock).migrate(flyway());
    }

    Flyway flyway() {
        return flyway("latest");
    }

    Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.name() + "_owner", "test")
                .locations("classpath:db/support/idempotency", "classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .placeholders(Map.of("app_role", database.name() + "_app"))
                .load();
    }

    String everything() throws SQLException {
        return ask(
                "select md5(string_agg(row, ',' order by row)) from (select i::text || i.xmin as row from item_version i"
                        + " union all select p::text || p.xmin from part_version p"
                        + " union all select p::text || p.xmin from publication p union all select i::text || i.xmin from item i) x");
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
