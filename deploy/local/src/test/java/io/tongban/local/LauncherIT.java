package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the stand-ins; the services have a journey of their own. */
class LauncherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void whatAKilledLauncherLeftIsEndedAndTheDataIsThere() throws Exception {
        Path home = Fixture.home(folder.resolve("办件 数据"));
        Ports ports = Ports.free();
        Process launcher = launcher(home, ports, "run");
        assertThat(Until.is(() -> Files.exists(home.resolve("run/summary")), PATIENCE))
                .as(Files.readString(folder.resolve("launcher.out")))
                .isTrue();
        assertThat(Files.readString(home.resolve("run/summary")))
                .contains("张伟", Access.of(home).demoPassword(), home.toString())
                .doesNotContain("sheng-shouli");
        List<Long> children = Leftovers.of(Home.open(home));

        launcher.destroyForcibly().waitFor();

        assertThat(children).hasSize(1).allMatch(Processes::alive);
        assertThat(Leftovers.hasServer(Home.open(home))).isTrue();
        try (LocalSystem system =
                LocalSystem.start(Config.forTests(home, said::add).on(ports).only("postgres", "outside", "province"))) {
            assertThat(said).anyMatch(line -> line.contains("ended 2 processes"));
            assertThat(children).noneMatch(Processes::alive);
            assertThat(status(system.access().url("province") + "/.well-known/openid-configuration"))
                    .isEqualTo(200);
            assertThat(decision(system, "司许决〔2026〕12号").body()).contains("司许决〔2026〕12号", "演示数据");
            assertThat(decision(system, "无此文号").statusCode()).isEqualTo(404);
        }
        assertThat(Leftovers.of(Home.open(home))).isEmpty();
        assertThat(Leftovers.hasServer(Home.open(home))).isFalse();
    }

    @Test
    void stopFindsWhatAKilledLauncherLeft() throws Exception {
        Path home = Fixture.home(folder.resolve("home"));
        Ports ports = Ports.free();
        Process launcher = launcher(home, ports, "run");
        assertThat(Until.is(() -> Files.exists(home.resolve("run/summary")), PATIENCE))
                .isTrue();
        launcher.destroyForcibly().waitFor();

        assertThat(launcher(home, ports, "stop", "--erase").waitFor()).isZero();

        assertThat(home).doesNotExist();
        assertThat(Ports.isFree(ports.of("province"))).isTrue();
        assertThat(Ports.isFree(ports.of("postgres"))).isTrue();
    }

    @Test
    void aKilledPartComesBackAndASwitchedOffPersonIsOff() throws Exception {
        try (LocalSystem system = LocalSystem.start(
                Config.forTests(folder.resolve("home"), said::add).only("staff"))) {
            Access access = system.access();
            HttpRequest off = HttpRequest.newBuilder(URI.create(access.url("staff") + "/admin/people/sheng-shouli"))
                    .header("Authorization", "Bearer " + access.switchToken())
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":false}"))
                    .build();
            assertThat(send(off).statusCode()).isEqualTo(204);

            system.kill("staff");
            assertThat(system.isReady("staff")).isFalse();
            system.awaitReady("staff");

            assertThat(said).anyMatch(line -> line.startsWith("staff ended (code 137)"));
            String arguments = String.join(
                    " ",
                    Processes.commandLine(
                            Leftovers.of(Home.open(folder.resolve("home"))).get(0)));
            assertThat(arguments).doesNotContain(access.demoPassword(), access.switchToken());
        }
    }

    /** The launcher as deploy/up runs it: a process of its own. */
    private Process launcher(Path home, Ports ports, String... command) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.tongban.local.LocalMain"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.out").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("TONGBAN_HOME", home.toString());
        environment.put("TONGBAN_PARTS", "postgres,outside,province");
        for (String part : List.of("postgres", "outside", "province", "gateway")) {
            environment.put(
                    "TONGBAN_PORT_" + part.toUpperCase(java.util.Locale.ROOT), Integer.toString(ports.of(part)));
        }
        return builder.start();
    }

    private HttpResponse<String> decision(LocalSystem system, String number) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(system.access().url("outside") + "/ministry/decisions/"
                        + URLEncoder.encode(number, StandardCharsets.UTF_8)))
                .build());
    }

    private int status(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build()).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
