package io.tongban.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and where.
 *
 * @param root of the source tree, where the jars are
 * @param home the data folder
 * @param parts wanted
 * @param drivenClock whether the services' clocks may be set
 * @param postgres another server, as {@code jdbc:postgresql://…} of a superuser; null: the one that comes along
 * @param properties Spring properties by part, besides the launcher's own
 * @param progress takes one line at a time
 */
public record Config(
        Path root,
        Path home,
        Ports ports,
        Set<String> parts,
        boolean drivenClock,
        @Nullable String postgres,
        Map<String, Map<String, String>> properties,
        Consumer<String> progress) {

    public static final List<String> ALL =
            List.of("postgres", "outside", "province", "staff", "catalog", "approval", "notice", "gateway");

    public Config {
        Set<String> unknown = new LinkedHashSet<>(parts);
        ALL.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new Refused("parts: " + unknown + " (expected: some of " + ALL + ")");
        }
    }

    /** The whole system on free ports, for tests. */
    public static Config forTests(Path home, Consumer<String> progress) {
        return new Config(treeFromHere(), home, Ports.free(), new LinkedHashSet<>(ALL), true, null, Map.of(), progress);
    }

    static Config from(Map<String, String> environment, Consumer<String> progress) {
        Path root = root(environment);
        String parts = environment.getOrDefault("TONGBAN_PARTS", "");
        String postgres = environment.getOrDefault("TONGBAN_POSTGRES", "");
        return new Config(
                root,
                home(environment),
                Ports.from(environment),
                new LinkedHashSet<>(parts.isEmpty() ? ALL : Arrays.asList(parts.split(","))),
                !environment.getOrDefault("TONGBAN_DRIVEN_CLOCK", "true").equals("false"),
                postgres.isEmpty() ? null : postgres,
                Map.of(),
                progress);
    }

    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("TONGBAN_HOME", "");
        return (home.isEmpty() ? root(environment).resolve(".tongban") : Path.of(home)).toAbsolutePath();
    }

    /** Only those parts. */
    public Config only(String... wanted) {
        return new Config(
                root, home, ports, new LinkedHashSet<>(List.of(wanted)), drivenClock, postgres, properties, progress);
    }

    public Config on(Ports other) {
        return new Config(root, home, other, parts, drivenClock, postgres, properties, progress);
    }

    /** One Spring property more for one part. */
    public Config with(String part, String key, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(properties);
        Map<String, String> own = new LinkedHashMap<>(more.getOrDefault(part, Map.of()));
        own.put(key, value);
        more.put(part, own);
        return new Config(root, home, ports, parts, drivenClock, postgres, more, progress);
    }

    boolean wants(String part) {
        return parts.contains(part);
    }

    private static Path root(Map<String, String> environment) {
        String root = environment.getOrDefault("TONGBAN_ROOT", "");
        return root.isEmpty() ? treeFromHere() : Path.of(root).toAbsolutePath();
    }

    /** Upwards from here to the folder that has deploy/up in it. */
    private static Path treeFromHere() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("deploy").resolve("local").resolve("pom.xml"))) {
                return at;
            }
        }
        throw new Refused("not inside the source tree (expected: a folder with deploy/local; TONGBAN_ROOT names it)");
    }
}
