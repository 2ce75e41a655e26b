package io.tongban.approval.draft;

import io.tongban.approval.deadline.SweepGuard;
import io.tongban.support.background.Recurring;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Warns of drafts that nobody changes, puts them into the bin, erases what lay there long enough. Any number of instances
 * may do it at once; on a clock that may be wrong none does.
 */
@Component
class DraftSweep {

    private static final Logger log = LoggerFactory.getLogger(DraftSweep.class);
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final EndingDrafts drafts;
    private final SweepGuard guard;
    private final Recurring outboxLoop;
    private final Clock clock;

    DraftSweep(EndingDrafts drafts, SweepGuard guard, Recurring outboxLoop, Clock clock) {
        this.drafts = drafts;
        this.guard = guard;
        this.outboxLoop = outboxLoop;
        this.clock = clock;
    }

    Mono<Void> run() {
        return guard.day().flatMap(day -> sweep(OffsetDateTime.now(clock)));
    }

    private Mono<Void> sweep(OffsetDateTime now) {
        return all(() -> drafts.warn(now, BATCH), "warned of")
                .then(all(() -> drafts.expire(now, BATCH), "expired"))
                .then(eraseAll(now))
                .doOnSuccess(done -> outboxLoop.wake());
    }

    private static Mono<Void> all(Supplier<Mono<Long>> batch, String what) {
        return Mono.defer(batch)
                .repeat()
                .takeUntil(count -> count < BATCH)
                .reduce(0L, Long::sum)
                .doOnNext(count -> told(count, what))
                .then();
    }

    private Mono<Void> eraseAll(OffsetDateTime now) {
        return Mono.defer(() -> drafts.binned(now, FIRST, BATCH))
                .expand(ids -> ids.size() < BATCH ? Mono.empty() : drafts.binned(now, last(ids), BATCH))
                .concatMapIterable(ids -> ids)
                .concatMap(id -> erase(id, now))
                .count()
                .doOnNext(count -> told(count, "erased"))
                .then();
    }

    /** One that something still points to does not hold up the others. */
    private Flux<Boolean> erase(UUID draft, OffsetDateTime now) {
        return drafts.erase(draft, now)
                .filter(done -> done)
                .onErrorResume(error -> {
                    log.error("draft not erased, tried again in the next sweep: {}", draft, error);
                    return Mono.empty();
                })
                .flux();
    }

    private static UUID last(List<UUID> ids) {
        return ids.get(ids.size() - 1);
    }

    private static void told(long count, String what) {
        if (count > 0) {
            log.info("drafts {}: {}", what, count);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Recurring draftSweepLoop(DraftSweep sweep, DraftProperties properties) {
            return new Recurring("draft sweep", properties.sweep(), sweep::run);
        }
    }
}
