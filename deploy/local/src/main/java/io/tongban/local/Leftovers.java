package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processes that a killed launcher left behind. Found by the mark in their command line: never a foreign one. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Leftovers() {}

    /** Ends them all; the number of processes that were found. */
    static int end(Home home) {
        List<Long> found = of(home);
        found.forEach(pid -> Processes.signal(pid, "TERM"));
        if (!Until.is(() -> found.stream().noneMatch(Processes::alive), PATIENCE)) {
            found.stream().filter(Processes::alive).forEach(pid -> Processes.signal(pid, "KILL"));
            Until.is(() -> found.stream().noneMatch(Processes::alive), PATIENCE);
        }
        int postgres = hasServer(home) ? 1 : 0;
        Postgres.endPredecessor(home);
        forget(home);
        return found.size() + postgres;
    }

    /** Our Java processes that live, without the launcher. */
    static List<Long> of(Home home) {
        String mark = Programs.MARK + home.path();
        return Processes.all()
                .filter(pid -> Processes.commandLine(pid).contains(mark) && Processes.alive(pid))
                .boxed()
                .toList();
    }

    static boolean hasServer(Home home) {
        Path data = home.resolve("postgres").resolve("data");
        return Postgres.predecessor(data).stream().anyMatch(pid -> Processes.alive(pid) && Postgres.serves(pid, data));
    }

    private static void forget(Home home) {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".pid"))
                    .filter(file -> !file.endsWith(LocalSystem.LAUNCHER + ".pid"))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
