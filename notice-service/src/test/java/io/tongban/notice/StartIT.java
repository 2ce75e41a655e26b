package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.support.testing.TestIdentity;
import io.tongban.support.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The built jar as an installation starts it. */
class StartIT {

    private static final Path LOG = Path.of("target", "start-it.log");

    @Test
    void theJarStartsServesAndStopsEvenWithAStreamOpen() throws Exception {
        int port = freePort();
        Process process = start(port, "production");
        try {
            Client client = new Client(port);
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptions()
                    .failFast(() -> !process.isAlive())
                    .until(() -> healthy(port));
            assertThat(client.events("[]").status()).isEqualTo(204);
            try (Sse stream = client.stream(TestIdentity.person("zhang", "张伟"))) {
                await().atMost(Duration.ofSeconds(10)).until(() -> stream.heartbeats() > 0);
                process.destroy();
                // the stream is ended, not waited for
                assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(LOG)).contains("Graceful shutdown complete");
    }

    private static boolean healthy(int port) throws IOException {
        try (var in = java.net
                .URI
                .create("http://127.0.0.1:" + port + "/actuator/health")
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes()).contains("UP");
        }
    }

    private static Process start(int port, String mode) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        TestPostgres.database("notice_start").register((name, value) -> properties.put(name, value.get()));
        TestIdentity.register((name, value) -> properties.put(name, value.get()), "notice", "approval", "driver");
        properties.put("server.port", port);
        properties.put("tongban.mode", mode);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                Path.of("target", "notice-service.jar").toString()));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
