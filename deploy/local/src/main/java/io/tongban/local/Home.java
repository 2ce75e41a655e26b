package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data folder: everything that one installation keeps. Only its owner may look in (0700), what is secret is 0600.
 *
 * <pre>
 * secrets.properties   passwords, client secrets, the demonstration's word
 * keys/                one private key per service, and the public halves; what sensitive fields and files are sealed with
 *                      and roots of the evidence signed
 * files/               materials of the cases, sealed
 * postgres/            the server, its data, its superuser's password
 * apps/                the programs as they run, unpacked
 * logs/  tmp/          one log, one temporary folder per process
 * run/                 who runs now
 * </pre>
 */
final class Home {

    static final String SCANNER = "scanner";

    private static final String MARK = "tongban-data";
    private static final String OWNER = "unix:uid";

    private final Path path;

    private Home(Path path) {
        this.path = path;
    }

    /** Makes the folder when it is not there; refuses one that is another's or holds other things. */
    static Home open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            if (Files.notExists(path)) {
                Files.createDirectories(path);
            } else if (!isOurs(path) && !isEmpty(path)) {
                throw new Refused(path + " holds other things (expected: a new folder, or one that was made by"
                        + " deploy/up; TONGBAN_HOME names it)");
            }
            mine(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(path.resolve(MARK), "Made by deploy/up; removed by deploy/down --erase.\n");
        } catch (IOException e) {
            throw new Refused("the data folder " + path + " cannot be used: " + e, e);
        }
        Home home = new Home(path.toFile().exists() ? real(path) : path);
        List.of("keys", "files", "logs", "tmp", "run", "apps", "postgres").forEach(home::folder);
        return home;
    }

    /** Whether a system was ever started with this folder. */
    static boolean isOurs(Path path) {
        return Files.isRegularFile(path.resolve(MARK));
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Says how the scanner's stand-in behaves: up, slow SECONDS, down. */
    Path scannerMood() {
        return path.resolve("run").resolve(SCANNER);
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    /** A folder of ours, made if need be. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, 0600. */
    static void writePrivate(Path file, String content) {
        try {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "draft",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One launcher per data folder; null when another holds it. The lock ends with the process. */
    @Nullable
    FileLock lock() {
        try {
            return FileChannel.open(resolve("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void mine(Path path) throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self) && !Files.getAttribute(path, OWNER).equals(Files.getAttribute(self, OWNER))) {
            throw new Refused(path + " belongs to " + Files.getOwner(path)
                    + " (expected: to you; PostgreSQL's files cannot be shared, so set TONGBAN_HOME to a folder of"
                    + " your own)");
        }
    }
}
