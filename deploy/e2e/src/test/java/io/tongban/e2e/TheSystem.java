package io.tongban.e2e;

import io.tongban.local.Access;
import io.tongban.local.Config;
import io.tongban.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole system, started once for all tests of the run, on free ports, with a new data folder; it stops with the
 * run. Limits and pauses that would only make a test wait are short.
 */
final class TheSystem {

    static final String FORENSIC = "forensic-person-renew";
    private static final Path HOME = Path.of("target", "system").toAbsolutePath();
    private static final String UNLIMITED = "1000000";
    private static final TheSystem IT = new TheSystem();

    private final LocalSystem system;
    private final DatabaseLine line;
    private final Town town;

    private TheSystem() {
        erase();
        Config config = Config.forTests(HOME, System.out::println);
        this.line = DatabaseLine.to(config.ports().of("postgres"));
        for (String rate : new String[] {"login", "visitor", "read", "write", "verify"}) {
            String limit = "tongban.gateway.limits." + rate;
            config = config.with("gateway", limit + ".burst", UNLIMITED)
                    .with("gateway", limit + ".per-minute", UNLIMITED);
        }
        config = config.with("gateway", "tongban.gateway.login.recheck", "2s")
                .with("gateway", "tongban.gateway.streams.check", "500ms")
                .with("gateway", "tongban.gateway.breaker.open", "1s")
                .with("gateway", "logging.level.org.springframework.cloud.gateway.handler", "debug")
                .with("approval", "logging.level.org.springframework.web.reactive.result.method", "debug")
                .with("approval", "tongban.outbox.max-retry", "2s")
                .with("approval", "tongban.uploads.time-limit", "20s")
                .with("approval", "tongban.drafts.most", "10000")
                .with("approval", "tongban.bundles.sweep", "250ms")
                .with("approval", "tongban.files.abandoned-after", "25s")
                .with("approval", "tongban.files.sweep", "2s")
                .with("approval", "tongban.files.limit", "100MB")
                .with("approval", "tongban.scanner.first-retry", "1s")
                .withArguments("gateway", "-Xmx512m", "-XX:NativeMemoryTracking=summary")
                .withArguments("approval", "-Xmx512m", "-XX:NativeMemoryTracking=summary")
                .with("notice", "tongban.outbox.max-retry", "2s")
                .with("approval", "tongban.evidence.interval", "1s")
                .with("approval", "spring.r2dbc.url", "r2dbc:postgresql://127.0.0.1:" + line.port() + "/approval");
        this.system = LocalSystem.start(config);
        this.town = new Town(system.access());
    }

    static LocalSystem system() {
        return IT.system;
    }

    static Access access() {
        return IT.system.access();
    }

    static Town town() {
        return IT.town;
    }

    /** Between approval and its database. */
    static DatabaseLine line() {
        return IT.line;
    }

    static void at(String day) {
        town().clocks().at(LocalDate.parse(day));
    }

    /** Only those services: the others are down. */
    static void at(String day, String... services) {
        town().clocks().at(LocalDate.parse(day), List.of(services));
    }

    static Person zhang() {
        return town().applicant("zhang");
    }

    static Person li() {
        return town().applicant("li");
    }

    /** A case of that person, ready to be submitted: its path. */
    static String draft(Applicant applicant) {
        return Traveller.prepare(applicant.in(town()), FORENSIC, "140105", applicant.form());
    }

    /** A submitted case of that person: its path. */
    static String submitted(Applicant applicant) {
        String path = draft(applicant);
        applicant.in(town()).post(path + "/submission", "{}").expect(200);
        return path;
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** First column of the first row, as text; parameters are texts. */
    static String query(String database, String sql, String... parameters) {
        try (Connection connection = access().connect(database, "superuser");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The data folder. */
    static Path home() {
        return HOME;
    }

    /** Files in the store's folder of that name: drafts, objects. */
    static long filesIn(String folder) {
        try (Stream<Path> files = Files.walk(HOME.resolve("files").resolve(folder))) {
            return files.filter(Files::isRegularFile).count();
        } catch (NoSuchFileException nothingYet) {
            return 0;
        } catch (UncheckedIOException | IOException changing) {
            // one went while we looked
            return filesIn(folder);
        }
    }

    /** The process that runs that part now. */
    static ProcessHandle process(String part) {
        String mark = "-Djava.io.tmpdir=" + HOME.resolve("tmp").resolve(part);
        return ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(mark))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    static String log(String part) {
        try {
            return Files.readString(access().logs().resolve(part + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what an earlier, killed run left, and removes its data. */
    private static void erase() {
        try {
            ProcessBuilder stop = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "io.tongban.local.LocalMain",
                            "stop",
                            "--erase")
                    .inheritIO();
            stop.environment().put("TONGBAN_HOME", HOME.toString());
            if (stop.start().waitFor() != 0) {
                throw new IllegalStateException(HOME + " cannot be erased");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
