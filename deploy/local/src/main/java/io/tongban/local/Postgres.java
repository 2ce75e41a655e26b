package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL that comes along: durable, with real passwords from the first second, and never mistaken for another
 * server on the same port. Its data outlives every kill.
 */
final class Postgres {

    static final String MAJOR = "18";
    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** 30 s of initdb are never needed; a hanging one must not hang the start. */
    private static final long INITDB_SECONDS = 120;

    private final Home home;
    private final int port;
    private final String password;
    private final Path data;

    Postgres(Home home, int port, String password) {
        this.home = home;
        this.port = port;
        this.password = password;
        this.data = home.resolve("postgres").resolve("data");
    }

    Server server() {
        return new Server("127.0.0.1", port, SUPERUSER, password);
    }

    Program program() {
        Path binaries = PostgresBinaries.unpack(home);
        List<String> command = asUser(binaries.resolve("bin/postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        // durable, and said here so that no edited file can take it back
        for (String setting : List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=128MB",
                "password_encryption=scram-sha-256",
                "jit=off",
                "log_timezone=Asia/Shanghai")) {
            command.addAll(List.of("-c", setting));
        }
        return new Program(
                "postgres", command, Map.of("LC_ALL", "C.UTF-8"), "INT", () -> prepare(binaries), this::isOurs);
    }

    private void prepare(Path binaries) {
        checkData();
        if (Files.notExists(data)) {
            initialise(binaries);
        }
        endPredecessor(home);
        if (!Ports.isFree(port)) {
            throw new Refused("port " + port + " (for postgres) is taken by " + PortHolder.of(port)
                    + ", which is not this installation's server; another port: TONGBAN_PORT_POSTGRES=…");
        }
    }

    /** Wrong contents are refused, never replaced. */
    private void checkData() {
        Path version = data.resolve("PG_VERSION");
        try {
            if (Files.exists(data) && !Files.exists(version)) {
                throw new Refused(data + " is not a PostgreSQL data folder (expected: PG_VERSION in it); move it away");
            }
            if (Files.exists(data) && !Files.readString(version).trim().equals(MAJOR)) {
                throw new Refused(
                        data + " is of PostgreSQL " + Files.readString(version).trim() + " (expected: " + MAJOR
                                + "); migrate it, or name another TONGBAN_HOME");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Into a draft that gets its name when it is complete, so that a kill leaves nothing half-made. */
    private void initialise(Path binaries) {
        Path draft = home.resolve("postgres").resolve("data.new");
        Path word = home.resolve("postgres").resolve("password.new");
        Home.delete(draft);
        Home.writePrivate(word, password + "\n");
        List<String> command = asUser(binaries.resolve("bin/initdb"));
        command.addAll(List.of("-D", draft.toString(), "-U", SUPERUSER, "--pwfile=" + word));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.log("postgres").toFile()));
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process initdb = builder.start();
            if (!initdb.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new Refused("initdb failed; see " + home.log("postgres"));
            }
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }

    /** A server that a killed launcher left behind ends in good order; its data folder is free afterwards. */
    static void endPredecessor(Home home) {
        Path data = home.resolve("postgres").resolve("data");
        OptionalLong pid = predecessor(data);
        if (pid.isEmpty()) {
            return;
        }
        long server = pid.getAsLong();
        if (Processes.alive(server) && serves(server, data)) {
            Processes.end(server, "INT", PATIENCE);
        }
        if (Processes.zombie(server)) {
            // postgres itself takes the number of a dead, uncollected server for a living one
            boolean alone = Until.is(() -> Processes.all().noneMatch(each -> worksIn(each, data)), PATIENCE);
            if (!alone) {
                throw new Refused("processes of a dead server still work in " + data + "; wait or end them");
            }
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A server of this folder, whoever started it. */
    static boolean serves(long pid, Path data) {
        List<String> words = Processes.commandLine(pid);
        return words.stream().anyMatch(word -> word.endsWith("/postgres")) && words.contains(data.toString());
    }

    static OptionalLong predecessor(Path data) {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim()));
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean worksIn(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                            .equals(data)
                    && Processes.alive(pid);
        } catch (IOException e) {
            return false;
        }
    }

    /** Answers, has our data, and asks everybody for a password. */
    private boolean isOurs() {
        try (Connection connection = server().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('data_directory'), current_setting('fsync'),"
                                + " (select count(*) from pg_hba_file_rules where auth_method is distinct from 'scram-sha-256')")) {
            row.next();
            return Path.of(row.getString(1)).equals(data) && row.getString(2).equals("on") && row.getInt(3) == 0;
        } catch (SQLException e) {
            return false;
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> asUser(Path program) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        return command;
    }

    /** Where a PostgreSQL is, and who may do everything there. */
    record Server(String host, int port, String user, String password) {

        Connection connect(String database) throws SQLException {
            java.util.Properties properties = new java.util.Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password);
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("loginTimeout", "5");
            return DriverManager.getConnection(jdbcUrl(database), properties);
        }

        String jdbcUrl(String database) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }

        String r2dbcUrl(String database) {
            return "r2dbc:postgresql://" + host + ":" + port + "/" + database;
        }

        /** @param url {@code jdbc:postgresql://host[:port]/database?user=…&password=…} of a superuser */
        static Server parse(String url) {
            java.util.Properties parsed = org.postgresql.Driver.parseURL(url, new java.util.Properties());
            if (parsed == null || parsed.getProperty("user") == null || parsed.getProperty("password") == null) {
                throw new Refused("TONGBAN_POSTGRES (expected: jdbc:postgresql://host:port/postgres?user=…&password=…"
                        + " of a superuser)");
            }
            return new Server(
                    parsed.getProperty("PGHOST", "127.0.0.1"),
                    Integer.parseInt(parsed.getProperty("PGPORT", "5432")),
                    parsed.getProperty("user"),
                    parsed.getProperty("password"));
        }
    }
}
