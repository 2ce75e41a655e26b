package io.tongban.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database per service, with an owner role (migrations) and an application role (the service), closed to everybody
 * else. Made when missing; the passwords of the roles are set anew at each start.
 */
final class Databases {

    private final Postgres.Server server;
    private final Secrets secrets;

    Databases(Postgres.Server server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    void prepare(List<String> names) {
        try (Connection connection = server.connect("postgres")) {
            for (String name : names) {
                role(connection, name + "_owner");
                role(connection, name + "_app");
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    run(connection, "create database " + name + " owner " + name + "_owner");
                }
                run(connection, "revoke connect, temporary on database " + name + " from public");
                run(connection, "grant connect on database " + name + " to " + name + "_app");
                run(connection, "alter role " + name + "_owner set timezone = 'Asia/Shanghai'");
            }
            run(connection, "revoke connect on database postgres from public");
        } catch (SQLException e) {
            throw new Refused(
                    "the databases could not be prepared on " + server.host() + ":" + server.port() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    String password(String role) {
        return secrets.get("database." + role);
    }

    private void role(Connection connection, String name) throws SQLException {
        String what = exists(connection, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
        // hexadecimal by making: nothing in it to quote
        run(connection, what + " role " + name + " login password '" + password(name) + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
