package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a migration does with rows that are there already. */
class MigrationIT {

    private static final String CASE = "00000000-0000-0000-0000-000000000001";

    @Test
    void conflictsAndOriginalsBecomeEntriesOfTheLog() throws SQLException {
        TestPostgres database = TestPostgres.database("migration");
        migrate(database, "130");
        try (Connection connection = database.asOwner()) {
            connection.createStatement().execute("""
                    insert into organ (code, name, level, government, region) values ('140000', '厅', 'province', '省', '省');
                    insert into item_version (code, version, body) values ('x', 1, '{}');
                    insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version,
                        region, route, holder, state, revision, seq, created_at, updated_at)
                    values ('%1$s', 'n', 'o', 'n', 'person', 'x', 1, '140000', '{140000}', '140000', 'GRANTED', 7, 5, now(), now());
                    insert into conflict values ('%1$s', 'staff:a', '甲', '140000', '近亲属关系', '2026-03-02 23:30+08');
                    insert into hand_in values ('%1$s', 'ORIG', 'POST', '2026-03-04 10:00+08', 'staff:b');
                    """.formatted(CASE));
        }

        migrate(database, "131");

        assertThat(rows(
                        database,
                        "select seq || ' ' || action || ' ' || on_day || ' ' || actor || ' ' || detail::text"
                                + " from application_log order by seq"))
                .containsExactly(
                        "6 DECLARE_CONFLICT 2026-03-02 staff:a {\"reason\": \"近亲属关系\"}",
                        "7 HAND_IN 2026-03-04 staff:b {\"channel\": \"POST\", \"material\": \"ORIG\"}");
        assertThat(rows(database, "select seq || ' ' || revision from application"))
                .containsExactly("7 9");
    }

    private static void migrate(TestPostgres database, String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.name() + "_owner", "test")
                .locations("classpath:db/support/idempotency", "classpath:db/support/outbox", "classpath:db/migration")
                .placeholders(Map.of("app_role", database.name() + "_app"))
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> rows(TestPostgres database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.asOwner();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
