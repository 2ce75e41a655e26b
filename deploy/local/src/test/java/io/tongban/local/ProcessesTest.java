package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path folder;

    @Test
    void aDeadProcessThatNobodyCollectedIsNotAlive() throws Exception {
        Process parent = Zombie.make();
        try (BufferedReader said = parent.inputReader()) {
            long dead = Long.parseLong(said.readLine());

            assertThat(Until.is(() -> Processes.zombie(dead), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(ProcessHandle.of(dead)).isPresent();
            assertThat(Processes.alive(dead)).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTakenForTheFirst() throws Exception {
        Home home = Home.open(folder.resolve("home"));
        PidFile file = new PidFile(home, "service");
        long self = ProcessHandle.current().pid();

        file.write(self);
        assertThat(file.running()).isEqualTo(OptionalLong.of(self));

        Files.writeString(home.resolve("run/service.pid"), self + " 1\n");
        assertThat(file.running()).isEmpty();
    }

    /**
     * A process whose child ends and is never collected; it says the child's number. The child outlives the shell, which
     * would collect it.
     */
    static final class Zombie {
        static Process make() throws Exception {
            return new ProcessBuilder("sh", "-c", "sleep 1 & echo $!; exec sleep 60").start();
        }
    }
}
