package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.TestPostgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from before there was an outbox gets it, though its number is lower than what is there. */
class MigrationIT {

    @Test
    void anOlderDatabaseIsBroughtUp() throws SQLException {
        TestPostgres database = TestPostgres.database("notice_before");
        flyway(database, "010", "classpath:db/support/inbox", "classpath:db/migration")
                .migrate();

        flyway(
                        database,
                        "latest",
                        "classpath:db/support/inbox",
                        "classpath:db/support/outbox",
                        "classpath:db/migration")
                .migrate();

        try (var connection = database.asApplication();
                var statement = connection.createStatement()) {
            assertThat(statement.execute("select evidence_head from notice, outbox, outbox_stream"))
                    .isTrue();
        }
    }

    private static Flyway flyway(TestPostgres database, String target, String... locations) {
        Map<String, String> properties = new HashMap<>();
        database.register((name, value) -> properties.put(name, String.valueOf(value.get())));
        return Flyway.configure()
                .dataSource(
                        properties.get("spring.flyway.url"),
                        properties.get("spring.flyway.user"),
                        properties.get("spring.flyway.password"))
                .placeholders(Map.of("app_role", properties.get("spring.flyway.placeholders.app_role")))
                .locations(locations)
                .outOfOrder(true)
                .target(target)
                .load();
    }
}
