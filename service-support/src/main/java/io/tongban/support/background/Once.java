package io.tongban.support.background;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * A load that must be done before the service takes its first request. The start waits for it, on the main thread, and
 * fails with it.
 */
public final class Once implements SmartLifecycle {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final Supplier<Mono<Void>> task;
    private volatile boolean done;

    public Once(String name, Supplier<Mono<Void>> task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public void start() {
        CompletableFuture<Void> running = task.get().toFuture();
        try {
            running.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("start: " + name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("start: " + name + " was interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("start: " + name + " took longer than " + LIMIT, e);
        }
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Before the web server, whose phase is higher. */
    @Override
    public int getPhase() {
        return 0;
    }
}
