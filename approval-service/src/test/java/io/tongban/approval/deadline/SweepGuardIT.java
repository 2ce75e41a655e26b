package io.tongban.approval.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A clock that leapt sweeps nothing. */
class SweepGuardIT extends ApprovalIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SweepProperties ASKED =
            new SweepProperties(Duration.ofDays(1), Duration.ofDays(7), Duration.ofMinutes(1));

    @Autowired
    DatabaseClient database;

    @BeforeEach
    void lastSweptOn() {
        database.sql("insert into sweep (once, last_day, at) values (true, date '2026-03-02', now())"
                        + " on conflict (once) do update set last_day = excluded.last_day")
                .then()
                .block();
    }

    @Test
    void twoDaysOfAbsenceAreNoLeap() {
        assertThat(dayOn("2026-03-04T02:00:00Z", ASKED)).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(dayOn("2026-03-09T02:00:00Z", ASKED)).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void aLeapForwardsOrBackwardsStopsTheSweep() {
        assertThat(dayOn("2026-03-10T02:00:00Z", ASKED)).isNull();
        assertThat(dayOn("2026-03-01T02:00:00Z", ASKED)).isNull();
    }

    @Test
    void clocksThatDifferStopTheSweep() {
        SweepProperties none = new SweepProperties(Duration.ofDays(1), Duration.ofDays(7), Duration.ofNanos(1));

        assertThat(dayOn("2026-03-03T02:00:00Z", none)).isNull();
    }

    /** Five days are no leap for a service that was away; while it runs, no clock gains even two minutes on time. */
    @Test
    void aLeapWhileTheServiceRunsStopsTheSweepUntilTheClockIsBack() {
        DrivenInstant wall = new DrivenInstant(Instant.parse("2026-03-03T02:00:00Z"));
        AtomicLong ticks = new AtomicLong();
        SweepGuard guard = new SweepGuard(database, ASKED, wall, ticks::get);
        assertThat(guard.day().block()).isEqualTo(LocalDate.of(2026, 3, 3));

        ticks.addAndGet(Duration.ofMinutes(1).toNanos());
        wall.now = Instant.parse("2026-03-08T02:01:00Z");
        assertThat(guard.day().block()).as("five days in a minute").isNull();
        ticks.addAndGet(Duration.ofMinutes(1).toNanos());
        wall.now = Instant.parse("2026-03-08T02:02:00Z");
        assertThat(guard.day().block())
                .as("it is no more to be trusted a minute later")
                .isNull();

        wall.now = Instant.parse("2026-03-03T02:02:00Z");
        assertThat(guard.day().block()).as("put right").isEqualTo(LocalDate.of(2026, 3, 3));
        ticks.addAndGet(Duration.ofDays(2).toNanos());
        wall.now = Instant.parse("2026-03-05T02:02:00Z");
        assertThat(guard.day().block()).as("time went on").isEqualTo(LocalDate.of(2026, 3, 5));
    }

    /** A clock that somebody sets. */
    private static final class DrivenInstant extends Clock {
        private Instant now;

        private DrivenInstant(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private LocalDate dayOn(String instant, SweepProperties properties) {
        return new SweepGuard(database, properties, Clock.fixed(Instant.parse(instant), ZONE))
                .day()
                .block();
    }
}
