package io.tongban.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java on this machine. */
record Jdk(Path java, int version) {

    private static final int LEAST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** The newest of {@code TONGBAN_JAVA}, {@code JAVA_HOME}, {@code /usr/lib/jvm}, {@code PATH} and the one that runs this. */
    static Jdk newest() {
        return homes().flatMap(home -> at(home).stream())
                .max(Comparator.comparingInt(Jdk::version))
                .orElseThrow(
                        () -> new Refused("no Java " + LEAST + " or newer was found (JAVA_HOME, /usr/lib/jvm, PATH)"));
    }

    private static Stream<Path> homes() {
        String chosen = System.getenv("TONGBAN_JAVA");
        if (chosen != null && !chosen.isEmpty()) {
            return Stream.of(Path.of(chosen));
        }
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Optional.ofNullable(System.getenv("JAVA_HOME"))
                .filter(home -> !home.isEmpty())
                .map(Path::of)
                .ifPresent(homes::add);
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            installed.forEach(homes::add);
        } catch (IOException e) {
            // not every machine keeps them there
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            inPath(Path.of(folder, "java")).ifPresent(homes::add);
        }
        return homes.stream();
    }

    private static Optional<Path> inPath(Path java) {
        try {
            return Files.isExecutable(java)
                    ? Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Jdk> at(Path home) {
        Path java = home.resolve("bin").resolve("java");
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return Files.isExecutable(java) && version.find() && Integer.parseInt(version.group(1)) >= LEAST
                    ? Optional.of(new Jdk(java, Integer.parseInt(version.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
