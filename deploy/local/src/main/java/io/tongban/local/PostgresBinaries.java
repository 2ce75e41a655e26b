package io.tongban.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once from the library that carries them. */
final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** Folder with {@code bin}, {@code lib}, {@code share}. */
    static Path unpack(Home home) {
        Path target = home.resolve("postgres").resolve("server-" + Postgres.MAJOR);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path draft = home.resolve("postgres").resolve("server.new");
        Home.delete(draft);
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null || !System.getProperty("os.arch").equals("amd64")) {
                throw new Refused("no PostgreSQL is brought along for " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + "; name one of your own: "
                        + "TONGBAN_POSTGRES=jdbc:postgresql://host:port/postgres?user=…&password=…");
            }
            extract(new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive))), draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused("PostgreSQL could not be unpacked into " + target + ": " + e, e);
        }
        return target;
    }

    private static void extract(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("archive leads outside: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                continue;
            }
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
            }
        }
    }
}
