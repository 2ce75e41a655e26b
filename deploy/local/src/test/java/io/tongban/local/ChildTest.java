package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Home home;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"));
    }

    @Test
    void whatEndsAgainAndAgainIsRefusedWithTheEndOfItsLog() {
        Child child = child(List.of("sh", "-c", "echo the reason; exit 3"), () -> {});

        child.start();

        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(20)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ends again and again")
                .hasMessageContaining("the reason");
        assertThat(said).anyMatch(line -> line.contains("code 3"));
        child.stop();
    }

    @Test
    void aRefusalBeforeTheFirstStartIsTheAnswer() {
        Child child = child(List.of("sleep", "60"), () -> {
            throw new Refused("not here");
        });

        child.start();

        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(20))).hasMessage("not here");
        child.stop();
    }

    @Test
    void whatIsKilledComesBackAndWhatIsStoppedStaysDown() {
        Child child = child(List.of("sleep", "60"), () -> {});
        child.start();
        child.awaitReady(Duration.ofSeconds(10));
        long first = new PidFile(home, "child").running().orElseThrow();

        child.kill();
        child.awaitReady(Duration.ofSeconds(10));
        long second = new PidFile(home, "child").running().orElseThrow();
        child.stop();

        assertThat(second).isNotEqualTo(first);
        assertThat(Processes.alive(second)).isFalse();
        assertThat(child.isReady()).isFalse();
        assertThat(new PidFile(home, "child").running()).isEmpty();
    }

    private Child child(List<String> command, Runnable prepare) {
        return new Child(new Program("child", command, Map.of(), "TERM", prepare, () -> true), home, said::add);
    }
}
