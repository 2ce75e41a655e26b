package io.tongban.approval.anchor;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.tongban.approval.anchor.EvidenceProperties.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Gives every root to the provincial platform, in order, at least once: what others hold, nobody here can take back. One
 * instance at a time; while the platform does not answer, only the roots wait.
 */
@Component
class PushRoots {

    private static final Logger log = LoggerFactory.getLogger(PushRoots.class);
    private static final int BATCH = 100;

    private static final String LEASE = """
            update evidence_push set leased_until = now() + interval '60 seconds'
            where next_at <= now() and (leased_until is null or leased_until < now())
                and told < (select coalesce(max(n), 0) from evidence_root)
            returning told, attempts
            """;
    private static final String TOLD = """
            update evidence_push set told = greatest(told, :n), attempts = 0, leased_until = null, last_error = null
            """;
    private static final String FAILED = """
            update evidence_push set attempts = attempts + 1, leased_until = null, last_error = :error,
                next_at = now() + make_interval(secs => :wait)
            """;

    private final DatabaseClient database;
    private final Roots roots;
    private final WebClient client;
    private final Platform platform;
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("platform");

    PushRoots(DatabaseClient database, Roots roots, WebClient.Builder client, EvidenceProperties properties) {
        this.database = database;
        this.roots = roots;
        this.platform = properties.platform();
        String url = platform.url();
        this.client = client.clone().baseUrl(url == null ? "" : url).build();
    }

    /** Completes when all is told, or must wait. */
    Mono<Void> drain() {
        return platform.url() == null
                ? Mono.empty()
                : Mono.defer(this::round).repeat().takeWhile(more -> more).then();
    }

    private record Turn(long told, int attempts) {}

    private Mono<Boolean> round() {
        return database.sql(LEASE)
                .map(row -> new Turn(row.get("told", Long.class), row.get("attempts", Integer.class)))
                .one()
                .flatMap(turn -> roots.after(turn.told(), BATCH)
                        .flatMap(batch -> send(batch).then(Mono.defer(() -> told(batch))))
                        .onErrorResume(error -> failed(turn, error)))
                .defaultIfEmpty(false);
    }

    private Mono<Void> send(List<Root> batch) {
        return Mono.defer(() -> client.post()
                        .uri("/evidence/roots")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("items", batch))
                        .retrieve()
                        .toBodilessEntity())
                .timeout(platform.timeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .then();
    }

    private Mono<Boolean> told(List<Root> batch) {
        return database.sql(TOLD)
                .bind("n", batch.get(batch.size() - 1).n())
                .then()
                .thenReturn(batch.size() == BATCH);
    }

    private Mono<Boolean> failed(Turn turn, Throwable error) {
        Duration wait = platform.firstRetry().multipliedBy(1L << Math.min(turn.attempts(), 20));
        Duration bounded = wait.compareTo(platform.maxRetry()) > 0 ? platform.maxRetry() : wait;
        log.warn("roots after {} not told to the platform, next try in {}: {}", turn.told(), bounded, error.toString());
        return database.sql(FAILED)
                .bind("error", error.toString())
                .bind("wait", bounded.toMillis() / 1000.0)
                .then()
                .thenReturn(false);
    }
}
