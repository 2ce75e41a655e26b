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
 * @param progress takes one line at a time
 */
public record Config(Path root, Path home, Ports ports, Options options, Consumer<String> progress) {

    public static final List<String> ALL =
            List.of("postgres", "outside", "province", "staff", "catalog", "approval", "notice", "gateway");

    /**
     * @param parts wanted
     * @param drivenClock whether the services' clocks may be set
     * @param classArchives whether the processes keep their loaded classes for a faster next start; they do so when
     *     they end, which takes seconds
     * @param postgres another server, as {@code jdbc:postgresql://…} of a superuser; null: the one that comes along
     * @param properties Spring properties by part, besides the launcher's own
     * @param arguments of Java by part, after the launcher's own
     */
    public record Options(
            Set<String> parts,
            boolean drivenClock,
            boolean classArchives,
            @Nullable String postgres,
            Map<String, Map<String, String>> properties,
            Map<String, List<String>> arguments) {

        public Options {
            Set<String> unknown = new LinkedHashSet<>(parts);
            ALL.forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                throw new Refused("parts: " + unknown + " (expected: some of " + ALL + ")");
            }
        }
    }

    /** The whole system on free ports with a clock that can be set, for tests. */
    public static Config forTests(Path home, Consumer<String> progress) {
        Options options = new Options(new LinkedHashSet<>(ALL), true, false, null, Map.of(), Map.of());
        return new Config(treeFromHere(), home, Ports.free(), options, progress);
    }

    static Config from(Map<String, String> environment, Consumer<String> progress) {
        String parts = environment.getOrDefault("TONGBAN_PARTS", "");
        String postgres = environment.getOrDefault("TONGBAN_POSTGRES", "");
        Options options = new Options(
                new LinkedHashSet<>(parts.isEmpty() ? ALL : Arrays.asList(parts.split(","))),
                !environment.getOrDefault("TONGBAN_DRIVEN_CLOCK", "true").equals("false"),
                true,
                postgres.isEmpty() ? null : postgres,
                Map.of(),
                Map.of());
        return new Config(root(environment), home(environment), Ports.from(environment), options, progress);
    }

    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("TONGBAN_HOME", "");
        return (home.isEmpty() ? root(environment).resolve(".tongban") : Path.of(home)).toAbsolutePath();
    }

    /** Only those parts. */
    public Config only(String... parts) {
        return with(new Options(
                new LinkedHashSet<>(List.of(parts)),
                options.drivenClock(),
                options.classArchives(),
                options.postgres(),
                options.properties(),
                options.arguments()));
    }

    public Config on(Ports other) {
        return new Config(root, home, other, options, progress);
    }

    /** With a PostgreSQL that is there already; the URL is a superuser's. */
    public Config withPostgres(String url) {
        return with(new Options(
                options.parts(),
                options.drivenClock(),
                options.classArchives(),
                url,
                options.properties(),
                options.arguments()));
    }

    /** One Spring property more for one part. */
    public Config with(String part, String key, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(options.properties());
        Map<String, String> own = new LinkedHashMap<>(more.getOrDefault(part, Map.of()));
        own.put(key, value);
        more.put(part, own);
        return with(new Options(
                options.parts(),
                options.drivenClock(),
                options.classArchives(),
                options.postgres(),
                more,
                options.arguments()));
    }

    /** Arguments of Java for one part, e.g. {@code -Xmx512m}. */
    public Config withArguments(String part, String... arguments) {
        Map<String, List<String>> more = new HashMap<>(options.arguments());
        more.put(part, List.of(arguments));
        return with(new Options(
                options.parts(),
                options.drivenClock(),
                options.classArchives(),
                options.postgres(),
                options.properties(),
                more));
    }

    boolean wants(String part) {
        return options.parts().contains(part);
    }

    private Config with(Options other) {
        return new Config(root, home, ports, other, progress);
    }

    private static Path root(Map<String, String> environment) {
        String root = environment.getOrDefault("TONGBAN_ROOT", "");
        return root.isEmpty() ? treeFromHere() : Path.of(root).toAbsolutePath();
    }

    /** Upwards from here to the folder that has deploy/local in it. */
    private static Path treeFromHere() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("deploy").resolve("local").resolve("pom.xml"))) {
                return at;
            }
        }
        throw new Refused("not inside the source tree (expected: a folder with deploy/local; TONGBAN_ROOT names it)");
    }
}
