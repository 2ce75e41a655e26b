package io.tongban.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.StatementCounter;
import io.tongban.support.testing.TestIdentity;
import io.tongban.support.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service over real HTTP on a real PostgreSQL. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tongban.stream.heartbeat=200ms",
            // so that only LISTEN can bring a notice in time
            "tongban.stream.poll=15m",
            "tongban.stream.reconnect=200ms",
            "tongban.stream.limits.open=4",
            "tongban.stream.limits.per-person=2",
            "tongban.outbox.poll=200ms"
        })
@Import(StatementCounter.class)
abstract class NoticeIT {

    static final TestPostgres POSTGRES = TestPostgres.database("notice");
    static final WireMockServer APPROVAL =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    static {
        APPROVAL.start();
    }

    @LocalServerPort
    int port;

    @Autowired
    StatementCounter statements;

    /** Fresh people for each test: tests share one database. */
    final String suffix = UUID.randomUUID().toString().substring(0, 8);

    final Passport zhang = TestIdentity.person("zhang-" + suffix, "张伟");
    final Passport li = TestIdentity.person("li-" + suffix, "李娜");
    Client client;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        POSTGRES.register(properties);
        TestIdentity.register(properties, "notice", "approval", "driver", "catalog");
        properties.add("tongban.outbox.url", APPROVAL::baseUrl);
    }

    @BeforeEach
    void client() {
        client = new Client(port);
        APPROVAL.resetAll();
        APPROVAL.stubFor(post("/internal/notices").willReturn(noContent()));
    }

    /** The statements since the last call, without those of the outbox relay, which runs beside any request. */
    List<String> asked() {
        return statements.take().stream()
                .filter(sql -> !sql.contains("outbox_stream set") && !sql.startsWith("select seq, body::text"))
                .toList();
    }

    Client.Answer tell(Events.Event... events) {
        return client.events(Events.batch(events));
    }

    /** An event for one recipient, of an application of its own. */
    Events.Event accepted(Passport recipient) {
        return Events.event(UUID.randomUUID(), 1, "accepted").to(recipient.ownerKey());
    }

    static long count(String sql, Object... values) throws SQLException {
        return Long.parseLong(column(sql, values).get(0));
    }

    /** First column as text, asked by the owner of the tables. */
    static List<String> column(String sql, Object... values) throws SQLException {
        try (Connection connection = POSTGRES.asOwner();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return all(statement.executeQuery());
        }
    }

    static void assertNothingKept(Events.Event event) throws SQLException {
        assertThat(count("select count(*) from inbox where event_id = ?", event.id()))
                .isZero();
        assertThat(count("select count(*) from notice where event_id = ?", event.id()))
                .isZero();
    }

    static List<String> asSuperuser(String sql) throws SQLException {
        try (Connection connection = POSTGRES.asSuperuser();
                Statement statement = connection.createStatement()) {
            return all(statement.executeQuery(sql));
        }
    }

    private static List<String> all(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
