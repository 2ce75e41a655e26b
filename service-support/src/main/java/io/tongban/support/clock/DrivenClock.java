package io.tongban.support.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that goes on from wherever it was set. Refused in production mode. */
public final class DrivenClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> offset;

    public DrivenClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private DrivenClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    /** Sets the time; null goes back to the real one. */
    public void set(@Nullable Instant instant) {
        offset.set(instant == null ? Duration.ZERO : Duration.between(base.instant(), instant));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DrivenClock(base.withZone(zone), offset);
    }
}
