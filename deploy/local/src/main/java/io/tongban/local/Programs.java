package io.tongban.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a row of the table of parts into a process: command, environment, health. */
final class Programs {

    /** Every process of an installation carries it, so that none is overlooked and none is mistaken for ours. */
    static final String MARK = "-Dtongban.home=";

    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Home home;
    private final Ports ports;
    private final Config.Options options;
    private final Jdk jdk;
    private final Keys keys;
    private final Databases databases;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    Programs(Home home, Config config, Jdk jdk, Keys keys, Databases databases) {
        this.home = home;
        this.ports = config.ports();
        this.options = config.options();
        this.jdk = jdk;
        this.keys = keys;
        this.databases = databases;
    }

    Program of(Part part, Path jar, Postgres.Server server, Map<String, String> more) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.port", Integer.toString(ports.of(part.name())));
        properties.put("server.address", "127.0.0.1");
        if (part.isService()) {
            identity(properties, part);
            database(properties, part.name(), server);
        }
        properties.putAll(part.properties());
        properties.putAll(more);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LC_ALL", "C.UTF-8");
        // two, not eight per core: hundreds of megabytes that nobody uses
        environment.put("MALLOC_ARENA_MAX", "2");
        // not as arguments: those can be read by every user of the machine
        environment.put("SPRING_APPLICATION_JSON", json(properties));
        return new Program(
                part.name(),
                command(part, jar),
                environment,
                "TERM",
                () -> ports.refuseTaken(List.of(part.name())),
                () -> healthy(part));
    }

    private List<String> command(Part part, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx" + part.kind().megabytes + "m",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
        if (!part.isService()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (options.classArchives() && jdk.version() >= 19) {
            Path archive = jar.resolveSibling("classes-" + jdk.version() + ".jsa");
            command.addAll(
                    List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off"));
        }
        if (jdk.version() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        if (jdk.version() >= 25) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.addAll(options.arguments().getOrDefault(part.name(), List.of()));
        command.add("-Djava.io.tmpdir=" + home.folder("tmp/" + part.name()));
        command.add(MARK + home.path());
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private void identity(Map<String, String> properties, Part part) {
        properties.put("tongban.mode", "demo");
        properties.put("tongban.identity.name", part.name());
        properties.put("tongban.identity.key", keys.privateKey(part.name()).toString());
        part.trusted()
                .forEach(name -> properties.put(
                        "tongban.identity.trusted." + name,
                        keys.publicKeys(name).toString()));
    }

    private void database(Map<String, String> properties, String name, Postgres.Server server) {
        String owner = name + "_owner";
        String app = name + "_app";
        properties.put("spring.r2dbc.url", server.r2dbcUrl(name));
        properties.put("spring.r2dbc.username", app);
        properties.put("spring.r2dbc.password", databases.password(app));
        properties.put("spring.flyway.url", server.jdbcUrl(name));
        properties.put("spring.flyway.user", owner);
        properties.put("spring.flyway.password", databases.password(owner));
        properties.put("spring.flyway.placeholders.app_role", app);
    }

    private boolean healthy(Part part) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(ports.url(part.name()) + part.kind().health))
                    .timeout(ANSWER)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String json(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> quoted(property.getKey()) + ":" + quoted(property.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
