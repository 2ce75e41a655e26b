package io.tongban.approval.deadline;

import io.tongban.support.clock.DrivenClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nothing is swept on a clock that may be wrong: a leap of a year would accept every case by silence. */
@Component
public class SweepGuard {

    private static final Logger log = LoggerFactory.getLogger(SweepGuard.class);
    private static final String LAST = "select (select last_day from sweep), clock_timestamp()";
    private static final String REMEMBER = """
            insert into sweep (once, last_day, at) values (true, :day, :at)
            on conflict (once) do update set last_day = greatest(sweep.last_day, excluded.last_day), at = excluded.at
            """;

    private final DatabaseClient database;
    private final SweepProperties properties;
    private final Clock clock;
    private final LongSupplier ticks;
    private final AtomicReference<@Nullable Seen> lastSeen = new AtomicReference<>();

    @Autowired
    SweepGuard(DatabaseClient database, SweepProperties properties, Clock clock) {
        this(database, properties, clock, System::nanoTime);
    }

    /** @param ticks nanoseconds that no setting of the clock moves */
    SweepGuard(DatabaseClient database, SweepProperties properties, Clock clock, LongSupplier ticks) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** The last reading that was trusted. */
    private record Seen(Instant wall, long ticks) {}

    private record Memory(@Nullable LocalDate lastDay, OffsetDateTime databaseTime) {}

    /** The legal day to sweep for; empty, with an alarm in the log, where the clock cannot be trusted. */
    public Mono<LocalDate> day() {
        return database.sql(LAST)
                .map(row -> new Memory(row.get(0, LocalDate.class), row.get(1, OffsetDateTime.class)))
                .one()
                .mapNotNull(memory -> {
                    Seen now = new Seen(clock.instant(), ticks.getAsLong());
                    LocalDate today = LocalDate.ofInstant(now.wall(), clock.getZone());
                    String fault = fault(memory, today, now);
                    if (fault != null) {
                        log.error("sweep stopped: {}", fault);
                        return null;
                    }
                    lastSeen.set(now);
                    return today;
                });
    }

    Mono<Void> remember(LocalDate day) {
        return database.sql(REMEMBER)
                .bind("day", day)
                .bind("at", OffsetDateTime.now(clock))
                .then();
    }

    private @Nullable String fault(Memory memory, LocalDate today, Seen now) {
        Duration drift = Duration.between(
                        memory.databaseTime().toInstant(),
                        InstantSource.system().instant())
                .abs();
        if (drift.compareTo(properties.largestDrift()) > 0) {
            return "clocks of service and database differ by " + drift + " (expected: at most "
                    + properties.largestDrift() + ")";
        }
        if (clock instanceof DrivenClock) {
            return null;
        }
        Duration leap = leap(now);
        if (leap.compareTo(properties.largestDrift()) > 0) {
            return "the clock leapt by " + leap + " while the service ran (expected: at most "
                    + properties.largestDrift() + "; if it is right now, restart the service)";
        }
        LocalDate last = memory.lastDay();
        if (last == null) {
            return null;
        }
        long days = today.toEpochDay() - last.toEpochDay();
        return days < 0 || days > properties.largestLeap().toDays()
                ? "legal day: " + today + " (expected: from " + last + ", at most "
                        + properties.largestLeap().toDays()
                        + " days on; if the clock is right, raise tongban.sweep.largest-leap for one run)"
                : null;
    }

    /** How much more or less the clock went on than time did, since the last trusted reading of this process. */
    private Duration leap(Seen now) {
        Seen before = lastSeen.get();
        return before == null
                ? Duration.ZERO
                : Duration.between(before.wall(), now.wall())
                        .minusNanos(now.ticks() - before.ticks())
                        .abs();
    }
}
