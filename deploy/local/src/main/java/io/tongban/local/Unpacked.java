package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs as they run: unpacked copies, which start faster than the packed ones and stay whole when a build writes
 * new ones meanwhile.
 */
final class Unpacked {

    private static final long SECONDS = 120;

    private final Home home;
    private final Jdk jdk;

    Unpacked(Home home, Jdk jdk) {
        this.home = home;
        this.jdk = jdk;
    }

    /** The jar to start, its libraries beside it; unpacked when that build was never seen. */
    Path jar(Path packed) {
        Path folder = home.resolve("apps").resolve(id(packed));
        Path jar = folder.resolve(packed.getFileName());
        if (Files.exists(jar)) {
            return jar;
        }
        Path draft = home.resolve("apps").resolve(id(packed) + ".new");
        Home.delete(draft);
        try {
            Process tool = new ProcessBuilder(
                            jdk.java().toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Djarmode=tools",
                            "-jar",
                            packed.toString(),
                            "extract",
                            "--destination",
                            draft.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.log("unpack").toFile()))
                    .start();
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new Refused(packed + " could not be unpacked; see " + home.log("unpack"));
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
        return jar;
    }

    /** Forgets older builds; nothing may run from them any more. */
    void keepOnly(List<Path> packed) {
        Set<String> wanted = packed.stream().map(Unpacked::id).collect(Collectors.toSet());
        try (Stream<Path> present = Files.list(home.resolve("apps"))) {
            present.filter(Files::isDirectory)
                    .filter(folder -> !wanted.contains(folder.getFileName().toString()))
                    .sorted(Comparator.naturalOrder())
                    .forEach(Home::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Path packed) {
        try {
            return packed.getFileName().toString().replace(".jar", "") + "-"
                    + Long.toString(Files.getLastModifiedTime(packed).toMillis(), Character.MAX_RADIX) + "-"
                    + Files.size(packed);
        } catch (IOException e) {
            throw new Refused(packed + " is not there (deploy/up builds it)", e);
        }
    }
}
