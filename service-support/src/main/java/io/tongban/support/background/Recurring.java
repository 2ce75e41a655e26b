package io.tongban.support.background;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs a task again and again, one run at a time, from start to stop of the service; sooner when woken. A failing run is
 * logged and the next one comes all the same. The only place in main code that subscribes.
 */
public final class Recurring implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Duration pause;
    private final Supplier<Mono<Void>> task;
    private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable Disposable running;

    /** @param pause between the end of a run and the start of the next, unless woken */
    public Recurring(String name, Duration pause, Supplier<Mono<Void>> task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
    }

    /** Asks for a run now; a hint, never the only cause of one. */
    public void wake() {
        wakes.tryEmitNext(true);
    }

    @Override
    public void start() {
        running = Mono.defer(task)
                .onErrorResume(this::report)
                .then(Mono.firstWithSignal(
                        Mono.delay(pause).then(), wakes.asFlux().next().then()))
                .repeat()
                .subscribe();
    }

    private Mono<Void> report(Throwable error) {
        log.warn("{} failed, next run in {}", name, pause, error);
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
