package io.tongban.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks into every table of every database, every log and every stored file for what must not be read there. */
final class Canary {

    private static final List<String> DATABASES = List.of("approval", "catalog", "notice", "gateway");
    private static final String TABLES = """
            select format('select t::text from %I.%I t', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """;

    private Canary() {}

    /** What the demonstration writes into sensitive fields, over all items. */
    static Set<String> values() {
        Person visitor = Person.visitor(TheSystem.access());
        Set<String> values = new TreeSet<>();
        for (JsonNode item :
                visitor.get("/api/catalog/items?limit=100").expect(200).body().path("items")) {
            JsonNode guide = visitor.get(
                            "/api/catalog/items/" + item.path("code").asString())
                    .expect(200)
                    .body();
            for (Applicant applicant : guide.path("applicantType").asString().equals("legal")
                    ? List.of(Applicant.WANG, Applicant.CHEN)
                    : List.of(Applicant.ZHANG, Applicant.LI)) {
                values.addAll(Filling.sensitive(guide, Filling.of(guide, applicant.form())));
            }
        }
        return values;
    }

    /** Where any of these values can be read: value and place. */
    static List<String> inClear(Set<String> values) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String database : DATABASES) {
            try (Connection connection = TheSystem.access().connect(database, "superuser")) {
                for (String select : column(connection, TABLES)) {
                    column(connection, select).forEach(row -> look(row, database + ": " + select, values, found));
                }
            }
        }
        Stream.of(
                        TheSystem.access().logs(),
                        TheSystem.home().resolve("files"),
                        TheSystem.home().resolve("tmp"))
                .flatMap(folder -> files(folder).stream())
                .forEach(file -> look(read(file), file.toString(), values, found));
        return found;
    }

    private static void look(String text, String where, Set<String> values, List<String> found) {
        values.stream()
                .filter(value -> text.contains(value) || text.contains(hex(value)))
                .forEach(value -> found.add(value + " in " + where));
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** As PostgreSQL shows bytes. */
    private static String hex(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
