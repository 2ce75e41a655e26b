package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @TempDir
    Path folder;

    @Test
    void isDurableAndAsksEverybodyForAPassword() throws Exception {
        Path home = folder.resolve("数据 夹");
        try (LocalSystem system = start(config(home))) {
            Access access = system.access();

            assertThat(
                            one(
                                    access.connect("gateway", "app"),
                                    "select current_setting('fsync') || ' '"
                                            + " || current_setting('synchronous_commit') || ' ' || current_setting('data_checksums')"))
                    .isEqualTo("on on on");
            assertThat(one(
                            access.connect("postgres", "superuser"),
                            "select string_agg(distinct auth_method, ',')" + " from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(one(access.connect("postgres", "superuser"), "select current_setting('data_directory')"))
                    .isEqualTo(home.toRealPath().resolve("postgres/data").toString());
            String url = access.connect("gateway", "app").getMetaData().getURL();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "gateway_app", "guessed"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
        assertThat(Leftovers.hasServer(Home.open(home))).isFalse();
    }

    @Test
    void oneServicesRoleDoesNotGetIntoAnothersDatabase() throws Exception {
        try (LocalSystem system = start(config(folder.resolve("home")))) {
            Connection own = system.access().connect("catalog", "app");
            String url = own.getMetaData().getURL();
            String password = new Secrets(Home.open(folder.resolve("home"))).get("database.catalog_app");

            for (String other : new String[] {"gateway", "approval", "notice", "postgres"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(
                                url.replace("/catalog", "/" + other), "catalog_app", password))
                        .as(other)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
            assertThatThrownBy(() -> one(own, "create table public.t (id int)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatWasCommittedOutlivesAKill() throws Exception {
        try (LocalSystem system = start(config(folder.resolve("home")))) {
            run(
                    system.access().connect("approval", "owner"),
                    "create table kept (id int)",
                    "insert into kept values (7)");

            system.kill("postgres");
            system.awaitReady("postgres");

            assertThat(one(system.access().connect("approval", "owner"), "select id::text from kept"))
                    .isEqualTo("7");
        }
    }

    @Test
    void aForeignServerOnThePortIsNeverUsedNorTouched() throws Exception {
        try (LocalSystem first = start(config(folder.resolve("first")))) {
            Config other = config(folder.resolve("second"));
            int port = Integer.parseInt(first.access().url("postgres").replaceFirst(".*:", ""));

            assertThatThrownBy(() -> start(other.on(other.ports().with("postgres", port))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("postgres")
                    .hasMessageContaining("TONGBAN_PORT_POSTGRES");

            assertThat(one(first.access().connect("gateway", "app"), "select 'there'"))
                    .isEqualTo("there");
            assertThat(folder.resolve("second/postgres/data")).doesNotExist();
        }
    }

    @Test
    void aSecondLauncherWithTheSameFolderIsRefused() {
        try (LocalSystem first = start(config(folder.resolve("home")))) {
            assertThatThrownBy(() -> start(config(folder.resolve("home"))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("already running");
            assertThat(first.isReady("postgres")).isTrue();
        }
    }

    @Test
    void wrongContentsAreRefusedAndLeftAlone() throws Exception {
        Path data = Fixture.home(folder.resolve("home")).resolve("postgres/data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("diary"), "mine");

        assertThatThrownBy(() -> start(config(folder.resolve("home"))))
                .hasMessageContaining("not a PostgreSQL data folder");
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> start(config(folder.resolve("home")))).hasMessageContaining("of PostgreSQL 17");
        assertThat(data.resolve("diary")).hasContent("mine");

        Path used = Files.createDirectories(folder.resolve("documents"));
        Files.writeString(used.resolve("letter"), "mine");
        assertThatThrownBy(() -> start(Config.forTests(used, line -> {}))).hasMessageContaining("holds other things");
        assertThat(used.resolve("letter")).hasContent("mine");
    }

    @Test
    void anUncollectedServerDoesNotHoldUpTheNext() throws Exception {
        Path home = folder.resolve("home");
        start(config(home)).close();
        Process parent = ProcessesTest.Zombie.make();
        try (BufferedReader said = parent.inputReader()) {
            long dead = Long.parseLong(said.readLine());
            assertThat(Until.is(() -> Processes.zombie(dead), Duration.ofSeconds(20)))
                    .isTrue();
            Path data = home.toRealPath().resolve("postgres/data");
            Files.writeString(data.resolve("postmaster.pid"), dead + "\n" + data + "\n1\n5432\n\n127.0.0.1\n\nready\n");

            try (LocalSystem system = start(config(home))) {
                assertThat(one(system.access().connect("gateway", "app"), "select 'there'"))
                        .isEqualTo("there");
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void anotherPostgresByItsAddress() throws Exception {
        try (LocalSystem first = start(config(folder.resolve("first")))) {
            Access access = first.access();
            String url = access.connect("postgres", "superuser").getMetaData().getURL() + "?user=postgres&password="
                    + new Secrets(Home.open(folder.resolve("first"))).get("postgres.superuser");

            try (LocalSystem second = start(config(folder.resolve("second")).withPostgres(url))) {
                assertThat(one(second.access().connect("notice", "app"), "select current_user"))
                        .isEqualTo("notice_app");
                assertThat(folder.resolve("second/postgres/data")).doesNotExist();
            }
            assertThat(first.isReady("postgres")).isTrue();
        }
    }

    @Test
    void onlyItsOwnerLooksIntoTheDataFolder() throws Exception {
        Path home = folder.resolve("home");
        start(config(home)).close();

        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.resolve("postgres/data")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("postgres/password.new")).doesNotExist();
        assertThat(home.resolve("run/access.properties")).doesNotExist();
    }

    private static Config config(Path home) {
        return Config.forTests(Files.exists(home) ? home : Fixture.home(home), line -> {})
                .only("postgres");
    }

    private static LocalSystem start(Config config) {
        return LocalSystem.start(config);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
