package io.tongban.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A copy of the catalogue's files that a test may spoil. */
final class CatalogFolder {

    private static final Path ORIGINAL = Path.of("src/main/resources/catalog");

    private final Path folder;

    private CatalogFolder(Path folder) {
        this.folder = folder;
    }

    static CatalogFolder copyTo(Path folder) {
        try {
            FileSystemUtils.copyRecursively(ORIGINAL, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogFolder(folder);
    }

    /** Replaces the first occurrence; fails where there is none, so that no test tests nothing. */
    CatalogFolder edit(String file, String from, String to) {
        String text = read(file);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new AssertionError(file + " has no: " + from);
        }
        return write(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    CatalogFolder write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CatalogFolder remove(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CatalogLoader loader(Clock clock) {
        return new CatalogLoader(
                new CatalogProperties("file:" + folder.toAbsolutePath() + "/"), clock, new JsonMapper());
    }

    /** What the loader says of these files, one line per fault; nothing where it takes them. */
    List<String> faults() {
        try {
            loader(Clock.systemUTC()).read();
            return List.of();
        } catch (CatalogRefusedException e) {
            return e.faults().stream().map(CatalogFault::toString).toList();
        }
    }

    /** The catalogue as it is shipped. */
    static CatalogContent shipped() {
        return new CatalogLoader(new CatalogProperties("classpath:/catalog/"), Clock.systemUTC(), new JsonMapper())
                .read();
    }

    static Stream<Path> shippedFiles() throws IOException {
        return Files.walk(ORIGINAL).filter(Files::isRegularFile);
    }
}
