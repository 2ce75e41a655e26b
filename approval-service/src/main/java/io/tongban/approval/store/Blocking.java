package io.tongban.approval.store;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads that work on files beside the event loops: disk, cipher, scanner. */
@Component
public class Blocking {

    private static final int THREADS = 8;
    private static final int WAITING = 10_000;

    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, "files");

    public Scheduler scheduler() {
        return scheduler;
    }

    public <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }

    /** Work without a result. */
    public Mono<Void> run(Work work) {
        return call(() -> {
                    work.done();
                    return true;
                })
                .then();
    }

    @FunctionalInterface
    public interface Work {
        void done() throws Exception;
    }

    @PreDestroy
    void stop() {
        scheduler.dispose();
    }
}
