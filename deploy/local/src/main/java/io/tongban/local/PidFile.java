package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Who runs: number and birth of a process, so that a later process with the same number is never taken for it. */
final class PidFile {

    private final Path file;

    PidFile(Home home, String name) {
        this.file = home.resolve("run").resolve(name + ".pid");
    }

    void write(long pid) {
        Home.writePrivate(file, pid + " " + Processes.birth(pid) + "\n");
    }

    /** The process, if it is still that one and lives. */
    OptionalLong running() {
        try {
            String[] words = Files.readString(file).trim().split(" ");
            long pid = Long.parseLong(words[0]);
            boolean same = words.length == 2 && Processes.birth(pid).equals(words[1]);
            return same && Processes.alive(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
