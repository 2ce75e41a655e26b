package io.tongban.approval.bundle;

import io.tongban.approval.application.Casework;
import io.tongban.approval.bundle.Waits.Wait;
import io.tongban.support.background.Recurring;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks for drafts of bundles whose needs are met, for those whose needs never will be, and for invitations that nobody has
 * answered in time. Any number of instances may do it at once: a draft is moved once, a wait ends once. What a kill left
 * undone is found by the next look.
 */
@Component
public class FileDependants {

    private static final Logger log = LoggerFactory.getLogger(FileDependants.class);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 4;
    private static final UUID FIRST = new UUID(0, 0);

    private final Waits waits;
    private final FileItself file;
    private final BundleParties parties;
    private final Casework casework;
    private final Recurring outboxLoop;

    FileDependants(Waits waits, FileItself file, BundleParties parties, Casework casework, Recurring outboxLoop) {
        this.waits = waits;
        this.file = file;
        this.parties = parties;
        this.casework = casework;
        this.outboxLoop = outboxLoop;
    }

    public Mono<Void> run() {
        return all(() -> waits.closeOff(BATCH, casework.now()), "drafts of bundles that cannot go on")
                .then(all(() -> parties.tellOfSilence(casework.now(), BATCH), "invitations that nobody answered"))
                .then(Mono.defer(() -> waits.due(FIRST, BATCH)))
                .expand(batch -> batch.size() < BATCH
                        ? Mono.empty()
                        : waits.due(batch.get(BATCH - 1).id(), BATCH))
                .concatMap(this::fileBatch)
                .then(Mono.defer(() -> waits.filed(casework.now())))
                .doOnNext(count -> {
                    if (count > 0) {
                        log.info("drafts of bundles that wait no more: {}", count);
                        outboxLoop.wake();
                    }
                })
                .then();
    }

    /** Until there are no more: what waits for what was blocked is blocked in the next round. */
    private Mono<Void> all(Supplier<Mono<Long>> batch, String what) {
        return Mono.defer(batch)
                .repeat()
                .takeUntil(count -> count == 0)
                .reduce(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        log.info("{}: {}", what, count);
                        outboxLoop.wake();
                    }
                })
                .then();
    }

    /** Those of one bundle one after the other: each may write into it. */
    private Flux<Void> fileBatch(List<Wait> batch) {
        Collection<List<Wait>> byBundle = batch.stream()
                .collect(Collectors.groupingBy(Wait::bundle, LinkedHashMap::new, Collectors.toList()))
                .values();
        return Flux.fromIterable(byBundle)
                .flatMap(waiting -> Flux.fromIterable(waiting).concatMap(this::fileOne), AT_ONCE);
    }

    /** One that fails does not hold up the others. */
    private Mono<Void> fileOne(Wait wait) {
        return file.handle(wait).onErrorResume(error -> {
            log.error("draft did not file itself, tried again at the next look: {}", wait.id(), error);
            return Mono.empty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BundleProperties.class)
    static class Regularly {

        @Bean
        Recurring dependantsLoop(FileDependants dependants, BundleProperties properties) {
            return new Recurring("drafts that file themselves", properties.sweep(), dependants::run);
        }
    }
}
