package io.tongban.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How to get into a running system: what {@code deploy/demo} and the end-to-end tests need to know. Kept, as long as it
 * runs, in {@code run/access.properties} of the data folder.
 */
public final class Access {

    static final String FILE = "access.properties";

    private final Map<String, String> values;

    Access(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Of the system that runs with that data folder; refuses when none does. */
    public static Access of(Path home) {
        Path file = home.resolve("run").resolve(FILE);
        if (Files.notExists(file)) {
            throw new Refused("nothing runs with the data folder " + home + " (deploy/up starts it)");
        }
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
        return new Access(values);
    }

    void write(Home home) {
        String lines = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + "=" + value.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
        Home.writePrivate(home.resolve("run").resolve(FILE), lines);
    }

    /** Base address without a slash: gateway, catalog, approval, notice, province, staff, outside. */
    public String url(String part) {
        return value("url." + part);
    }

    /** The password of everybody in the demonstration. */
    public String demoPassword() {
        return value("demo.password");
    }

    /** File with the private JWK of the driver, who may set the clocks. */
    public Path driverKey() {
        return Path.of(value("driver.key"));
    }

    /** File with the private JWK of a service: for tests that forge. */
    public Path privateKey(String service) {
        return Path.of(value("keys")).resolve(service + ".jwk");
    }

    /** Secret of a client of the provincial login: tongban-gateway, province-app, other-app. */
    public String clientSecret(String client) {
        return value("client." + client);
    }

    /** Bearer token for {@code PUT /admin/people/{sub}} at both logins. */
    public String switchToken() {
        return value("login.admin-token");
    }

    /** How the virus scanner is from now on: {@code up}, {@code slow SECONDS}, {@code down}. */
    public void scanner(String mood) {
        Home.writePrivate(Path.of(value("scanner")), mood + "\n");
    }

    public Path logs() {
        return Path.of(value("logs"));
    }

    /** @param role {@code owner}, {@code app}, or {@code superuser} */
    public Connection connect(String database, String role) throws SQLException {
        boolean everything = role.equals("superuser");
        String user = everything ? value("postgres.user") : database + "_" + role;
        return new Postgres.Server(
                        value("postgres.host"),
                        Integer.parseInt(value("postgres.port")),
                        user,
                        value(everything ? "postgres.password" : "database." + user))
                .connect(database);
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": unknown (expected: one of " + values.keySet() + ")");
        }
        return value;
    }
}
