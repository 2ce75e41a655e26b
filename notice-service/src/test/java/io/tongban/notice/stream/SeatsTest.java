package io.tongban.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatsTest {

    @Test
    void countsEachSeatOnceHoweverOftenItIsGivenBack() {
        Seats seats = seats(2, 1);
        Seats.Seat first = seats.take("a");
        assertThatThrownBy(() -> seats.take("a")).hasMessageContaining("STREAMS_OF_PERSON_FULL");
        seats.take("b");
        assertThatThrownBy(() -> seats.take("c")).hasMessageContaining("STREAMS_FULL");

        first.close();
        first.close();

        assertThat(seats.open()).isEqualTo(1);
        seats.take("c");
        assertThatThrownBy(() -> seats.take("d")).hasMessageContaining("STREAMS_FULL");
    }

    @Test
    void manyAtOnceNeverGetMoreThanThereAre() throws InterruptedException {
        Seats seats = seats(10, 3);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 2000; i++) {
            String person = "p" + i % 5;
            threads.execute(() -> {
                Seats.Seat seat = seats.take(person);
                assertThat(seats.open()).isBetween(1, 10);
                seat.close();
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(seats.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT15M1S"})
    void aLifeBeyondFifteenMinutesIsRefused(Duration life) {
        assertThatThrownBy(() -> properties(life, 1, 1)).hasMessageContaining("tongban.stream.life");
    }

    @Test
    void noSeatsAtAllIsRefused() {
        assertThatThrownBy(() -> properties(Duration.ofMinutes(15), 0, 1)).hasMessageContaining("limits");
        assertThatThrownBy(() -> properties(Duration.ofMinutes(15), 1, 0)).hasMessageContaining("limits");
    }

    private static Seats seats(int open, int perPerson) {
        return new Seats(properties(Duration.ofMinutes(15), open, perPerson));
    }

    private static StreamProperties properties(Duration life, int open, int perPerson) {
        Duration second = Duration.ofSeconds(1);
        return new StreamProperties(
                second, second, life, second, second, new StreamProperties.Limits(open, perPerson, second));
    }
}
