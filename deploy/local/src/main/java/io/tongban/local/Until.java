package io.tongban.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that only shows by being asked. */
final class Until {

    private static final Duration STEP = Duration.ofMillis(50);

    private Until() {}

    /** @return false when the time ran out first */
    static boolean is(BooleanSupplier condition, Duration atMost) {
        return is(condition, atMost, STEP);
    }

    static boolean is(BooleanSupplier condition, Duration atMost, Duration step) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(step);
        }
        return true;
    }

    static void pause(Duration time) {
        await(new CountDownLatch(1), time);
    }

    /** @return true when the latch opened, false after that time */
    static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }
}
