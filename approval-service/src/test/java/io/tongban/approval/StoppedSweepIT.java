package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.PublishingIT;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** No two clocks agree to the nanosecond: here the sweep never runs. */
@TestPropertySource(properties = "tongban.sweep.largest-drift=1ns")
class StoppedSweepIT extends PublishingIT {

    @Test
    void nothingIsPublishedThatCouldUndoWhatSilenceHasDone() {
        Answer refused = official("140000", "editor")
                .put("/api/calendar/years/2026", year2026("另行通知", "2026-11-25", "2026-11-26"));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("SWEEP_STOPPED");
        assertThat(person(newPerson())
                        .get("/api/calendar/due?from=2026-11-23&days=5")
                        .text("/date"))
                .isEqualTo("2026-11-30");
    }
}
