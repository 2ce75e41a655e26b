package io.tongban.approval.scan;

import io.tongban.approval.scan.ScanQueue.Waiting;
import io.tongban.approval.store.FileProperties;
import io.tongban.approval.store.StoredFiles;
import io.tongban.support.background.Recurring;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends what waits to the scanner and keeps its word. While it does not answer, files stay pending and nothing else stops. */
@Component
public class ScanContents {

    private static final Logger log = LoggerFactory.getLogger(ScanContents.class);

    private final ScanQueue queue;
    private final Clamd scanner;
    private final StoredFiles files;
    private final ScannerProperties properties;

    ScanContents(
            ScanQueue queue,
            Clamd scanner,
            StoredFiles files,
            ScannerProperties properties,
            FileProperties fileProperties) {
        if (properties.largest().compareTo(fileProperties.largest()) < 0) {
            throw new IllegalArgumentException("tongban.scanner.largest: " + properties.largest()
                    + " (expected: at least tongban.files.largest, " + fileProperties.largest() + ")");
        }
        this.queue = queue;
        this.scanner = scanner;
        this.files = files;
        this.properties = properties;
    }

    /** All that waits now. */
    public Mono<Void> run() {
        return Mono.defer(this::round).repeat().takeWhile(count -> count > 0).then();
    }

    private Mono<Long> round() {
        Duration lease = properties.timeout().multipliedBy(2);
        return queue.lease(properties.atOnce(), lease)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .flatMap(this::scan, properties.atOnce())
                .count();
    }

    private Mono<Boolean> scan(Waiting waiting) {
        return scanner.scan(() -> files.open(waiting.content()))
                .flatMap(verdict -> {
                    if (!verdict.isClean()) {
                        log.warn("content {} is infected: {}", waiting.content().id(), verdict.finding());
                    }
                    return queue.judged(waiting, verdict.finding());
                })
                .onErrorResume(error -> failed(waiting, error))
                .thenReturn(true);
    }

    private Mono<Void> failed(Waiting waiting, Throwable error) {
        Duration wait = properties.firstRetry().multipliedBy(1L << Math.min(waiting.attempts() - 1, 16));
        Duration bounded = wait.compareTo(properties.maxRetry()) > 0 ? properties.maxRetry() : wait;
        log.warn("content {} not scanned, next try in {}: {}", waiting.content().id(), bounded, error.toString());
        return queue.failed(waiting, bounded);
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Recurring scanLoop(ScanContents scans, ScannerProperties properties) {
            return new Recurring("scan", properties.pause(), scans::run);
        }
    }
}
