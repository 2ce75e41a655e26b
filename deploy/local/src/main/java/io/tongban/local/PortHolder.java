package io.tongban.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as this user may know. */
final class PortHolder {

    private static final String LISTENS = "0A";

    private PortHolder() {}

    static String of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inodes(Path.of(table), port))
                .findFirst()
                .flatMap(PortHolder::process)
                .orElse("another process (not visible to you)");
    }

    /** Columns: number, local address, remote address, state, …, inode tenth. */
    private static Stream<String> inodes(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines(table).stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTENS))
                .map(words -> words[9]);
    }

    private static Optional<String> process(String inode) {
        return Processes.all()
                .filter(pid -> holds(pid, "socket:[" + inode + "]"))
                .mapToObj(pid -> "process " + pid + " (" + name(pid) + ")")
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(link -> target(link).equals(socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(long pid) {
        List<String> words = Processes.commandLine(pid);
        return words.isEmpty() ? "?" : Path.of(words.get(0)).getFileName() + (words.size() > 1 ? " …" : "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
