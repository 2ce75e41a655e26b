package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.support.testing.StatementCounter;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A second instance on the same database: short lives, and nobody listens once the connection is lost. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tongban.stream.heartbeat=200ms",
            "tongban.stream.poll=300ms",
            "tongban.stream.reconnect=15m",
            "tongban.stream.life=4s"
        })
@Import(StatementCounter.class)
class StreamLifeIT extends NoticeIT {

    @Test
    void endsAfterItsLifeAndTheNextGoesOn() {
        String last;
        try (Sse stream = client.stream(zhang)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> stream.heartbeats() > 0);
            tell(accepted(zhang));
            await().atMost(Duration.ofSeconds(10)).until(stream::ended);
            assertThat(stream.ids()).hasSize(1);
            last = stream.ids().get(0);
        }
        tell(accepted(zhang));
        try (Sse next = client.stream(zhang, "Last-Event-ID", last)) {
            await().atMost(Duration.ofSeconds(3)).until(() -> next.ids().size() == 1);
            assertThat(next.ids()).doesNotContain(last);
        }
    }

    @Test
    void theTableIsAskedEvenWhenNobodyListens() throws SQLException {
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + POSTGRES.name()
                + "' and application_name = 'notice-listener'");
        try (Sse stream = client.stream(zhang)) {
            await().atMost(Duration.ofSeconds(3)).until(() -> stream.heartbeats() > 0);
            tell(accepted(zhang));
            await().atMost(Duration.ofSeconds(3)).until(() -> stream.ids().size() == 1);
        }
    }
}
