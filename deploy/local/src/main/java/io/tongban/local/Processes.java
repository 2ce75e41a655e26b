package io.tongban.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What the machine says about its processes. Reads {@code /proc}; elsewhere only the JDK's own knowledge. */
final class Processes {

    private Processes() {}

    /** Runs, or could run: a dead process that nobody has collected yet does not count. */
    static boolean alive(long pid) {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        List<String> stat = stat(pid);
        return stat.isEmpty() || !stat.get(0).matches("[ZX]");
    }

    /** Dead, but its number is still taken because its parent has not collected it. */
    static boolean zombie(long pid) {
        List<String> stat = stat(pid);
        return !stat.isEmpty() && stat.get(0).equals("Z");
    }

    /** Tells this process from a later one with the same number; empty when there is none. */
    static String birth(long pid) {
        List<String> stat = stat(pid);
        if (stat.size() > 19) {
            return stat.get(19);
        }
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(instant -> Long.toString(instant.getEpochSecond()))
                .orElse("");
    }

    /** Program and arguments; empty when unknown. */
    static List<String> commandLine(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return line.isEmpty() ? List.of() : List.of(line.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    static LongStream all() {
        return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid);
    }

    /** @param name INT, TERM, KILL … */
    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new Refused("could not send " + name + " to process " + pid + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks with that signal, then kills. */
    static void end(long pid, String signal, Duration patience) {
        if (!alive(pid)) {
            return;
        }
        signal(pid, signal);
        if (!Until.is(() -> !alive(pid), patience)) {
            signal(pid, "KILL");
            Until.is(() -> !alive(pid), Duration.ofSeconds(5));
        }
    }

    /** State first, then the fields behind it; the name before may hold blanks. */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }
}
