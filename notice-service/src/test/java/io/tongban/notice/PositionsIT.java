package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.notice.notices.Notice;
import io.tongban.notice.notices.Notices;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A position once seen is a promise that nothing before it is still to come, however late a writer commits. */
class PositionsIT extends NoticeIT {

    private static final int WRITERS = 4;
    private static final int BATCHES = 40;

    @Autowired
    Notices notices;

    @BeforeEach
    void lateCommits() throws SQLException {
        asOwner("create function late() returns trigger language plpgsql as "
                + "'begin perform pg_sleep(random() * 0.01); return null; end'");
        asOwner("create constraint trigger late after insert on notice deferrable initially deferred "
                + "for each row execute function late()");
    }

    @AfterEach
    void commitsInTime() throws SQLException {
        asOwner("drop trigger late on notice");
        asOwner("drop function late()");
    }

    @Test
    void severalWritersAndAReaderThatGoesOnFromItsLastPosition() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> work = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            work.add(writers.submit(() -> {
                for (int b = 0; b < BATCHES; b++) {
                    assertThat(tell(accepted(zhang)).status()).isEqualTo(204);
                }
            }));
        }
        List<Long> seen = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                    List<Notice> page =
                            notices.after(zhang.ownerKey(), last, 10).block();
                    page.forEach(notice -> seen.add(notice.position()));
                    return page.isEmpty() && work.stream().allMatch(Future::isDone);
                });
        writers.shutdown();
        for (Future<?> done : work) {
            done.get();
        }

        assertThat(seen.stream().map(String::valueOf).toList())
                .hasSize(WRITERS * BATCHES)
                .isEqualTo(column(
                        "select position::text from notice where recipient = ? order by position", zhang.ownerKey()));
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection connection = POSTGRES.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
