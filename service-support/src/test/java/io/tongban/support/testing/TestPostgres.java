package io.tongban.support.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real PostgreSQL for tests: one server per JVM, one database per caller, with an owner role (Flyway) and an
 * application role, as in the running system. Another server: {@code -Dtongban.test.postgres=jdbc:postgresql://…}
 * (a superuser's URL).
 */
public final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "test";

    private final String host;
    private final int port;
    private final String name;

    private TestPostgres(String host, int port, String name) {
        this.host = host;
        this.port = port;
        this.name = name;
    }

    /** A new empty database. */
    public static TestPostgres database(String prefix) {
        String name = prefix + "_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(superuser());
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + name + "_owner login password '" + PASSWORD + "'");
            statement.execute("create role " + name + "_app login password '" + PASSWORD + "'");
            statement.execute("create database " + name + " owner " + name + "_owner");
            statement.execute("revoke connect on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + name + "_app");
            statement.execute("alter role " + name + "_owner set timezone = 'Asia/Shanghai'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String[] server = superuser().replaceFirst("jdbc:postgresql://", "").split("[:/]");
        return new TestPostgres(server[0], Integer.parseInt(server[1]), name);
    }

    /** Sets all database properties that a service needs. */
    public TestPostgres register(DynamicPropertyRegistry properties) {
        properties.add("spring.r2dbc.url", () -> "r2dbc:postgresql://" + host + ":" + port + "/" + name);
        properties.add("spring.r2dbc.username", () -> name + "_app");
        properties.add("spring.r2dbc.password", () -> PASSWORD);
        properties.add("spring.flyway.url", this::jdbcUrl);
        properties.add("spring.flyway.user", () -> name + "_owner");
        properties.add("spring.flyway.password", () -> PASSWORD);
        properties.add("spring.flyway.placeholders.app_role", () -> name + "_app");
        return this;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** As the application role. */
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), name + "_app", PASSWORD);
    }

    /** As the owner, who may look into every table. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), name + "_owner", PASSWORD);
    }

    /** The same with a setting of the driver, {@code name=value}. */
    public Connection asOwner(String setting) throws SQLException {
        return DriverManager.getConnection(jdbcUrl() + "?" + setting, name + "_owner", PASSWORD);
    }

    /** As the superuser of the server, for {@code pg_stat_activity}. */
    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(superuser());
    }

    public String name() {
        return name;
    }

    private static String superuser() {
        String other = System.getProperty("tongban.test.postgres", "");
        return other.isEmpty() ? Server.EMBEDDED.getJdbcUrl("postgres", "postgres") : other;
    }

    /** Started at first use; stops with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres EMBEDDED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
