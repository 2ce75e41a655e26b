package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Chains;
import io.tongban.support.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A database of before: its cases get chains that say that they begin late, its drafts get none. */
class EvidenceBeforeIT {

    private static final String CASES = """
            insert into organ values ('140000', '山西省司法厅', 'province', null, '山西省人民政府', '山西省');
            insert into item_version (code, version, body) values ('x', 1, '{}');
            insert into application (id, case_number, owner, principal_name, principal_type, item_code, item_version, region,
                route, holder, state, seq, created_at, updated_at)
            values
                ('00000000-0000-0000-0000-000000000001', 'SX2025-000001-1', 'person:province:a', '张伟', 'person', 'x', 1, '140000',
                    '{140000}', '140000', 'ACCEPTED', 3, now(), now()),
                ('00000000-0000-0000-0000-000000000002', null, 'person:province:a', '张伟', 'person', 'x', 1, '140000',
                    '{140000}', '140000', 'DRAFT', 1, now(), now());
            """;

    @Test
    void aCaseOfBeforeBeginsWithAnEntryThatSaysSo() throws SQLException {
        TestPostgres database = TestPostgres.database("before");
        flyway(database, "070").migrate();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(CASES);
        }

        flyway(database, "latest").migrate();

        assertThat(Chains.areWhole(database)).isEqualTo(1);
        try (Connection connection = database.asOwner();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select e.application_id, e.kind, e.content, h.anchored from evidence_entry e join evidence_head h using (application_id)")) {
            rows.next();
            assertThat(rows.getString(1)).endsWith("1");
            assertThat(rows.getString(2)).isEqualTo("START");
            assertThat(rows.getString(3))
                    .contains("存证自此开始", "\"moves\":3", "\"state\":\"ACCEPTED\"", "\"caseNumber\":\"SX2025-000001-1\"");
            assertThat(rows.getLong(4)).isZero();
            assertThat(rows.next()).isFalse();
        }
    }

    private static Flyway flyway(TestPostgres database, String target) {
        Map<String, String> properties = new HashMap<>();
        database.register((DynamicPropertyRegistry) (name, value) -> properties.put(name, String.valueOf(value.get())));
        return Flyway.configure()
                .dataSource(
                        properties.get("spring.flyway.url"),
                        properties.get("spring.flyway.user"),
                        properties.get("spring.flyway.password"))
                .placeholders(Map.of("app_role", properties.get("spring.flyway.placeholders.app_role")))
                .locations("classpath:db/support/idempotency", "classpath:db/support/outbox", "classpath:db/migration")
                .target(target)
                .load();
    }
}
