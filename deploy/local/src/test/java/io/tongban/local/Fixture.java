package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data folders that share one unpacked server, which is most of the time that a first start takes. */
final class Fixture {

    private static final Path SERVER = PostgresBinaries.unpack(Home.open(Path.of("target", "shared-home")));

    private Fixture() {}

    static Path home(Path home) {
        Path copy = Home.open(home).resolve("postgres").resolve(SERVER.getFileName());
        try (Stream<Path> files = Files.walk(SERVER)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(SERVER.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }
}
