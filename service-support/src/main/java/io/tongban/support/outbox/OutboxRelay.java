package io.tongban.support.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the neighbour what the outbox holds: leases streams, not rows; sends each stream in order, outside any
 * transaction; a failing stream waits alone, ever longer, and is never dropped. Told at least once.
 */
public final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    /** At {@link #AT_ONCE} and a time-out of 10 s each, all are done before the lease ends. */
    private static final int STREAMS = 32;

    private static final int EVENTS = 50;
    private static final int AT_ONCE = 8;

    private static final String LEASE = """
            update outbox_stream set leased_until = now() + interval '60 seconds'
            where stream in (
                select stream from outbox_stream
                where sent_seq < last_seq and next_at <= now() and (leased_until is null or leased_until < now())
                order by next_at limit :limit for update skip locked)
            returning stream, sent_seq, attempts
            """;
    private static final String EVENTS_AFTER = """
            select seq, body::text as body from outbox
            where stream = :stream and seq > :after order by seq limit :limit
            """;
    private static final String SENT = """
            update outbox_stream set sent_seq = :seq, leased_until = null, attempts = 0, last_error = null, next_at = now()
            where stream = :stream and sent_seq < :seq
            """;
    private static final String FAILED = """
            update outbox_stream set leased_until = null, attempts = attempts + 1, last_error = :error,
                next_at = now() + make_interval(secs => :wait)
            where stream = :stream
            """;

    private final DatabaseClient database;
    private final EventTransport transport;
    private final OutboxProperties properties;

    OutboxRelay(DatabaseClient database, EventTransport transport, OutboxProperties properties) {
        this.database = database;
        this.transport = transport;
        this.properties = properties;
    }

    /** Sends all that waits now; completes when nothing more is due. */
    public Mono<Void> drain() {
        return Mono.defer(this::round).repeat().takeWhile(more -> more).then();
    }

    private Mono<Boolean> round() {
        return lease().flatMap(streams ->
                Flux.fromIterable(streams).flatMap(this::send, AT_ONCE).then(Mono.just(!streams.isEmpty())));
    }

    private Mono<List<Stream>> lease() {
        return database.sql(LEASE)
                .bind("limit", STREAMS)
                .map(row -> new Stream(
                        row.get("stream", UUID.class),
                        row.get("sent_seq", Long.class),
                        row.get("attempts", Integer.class)))
                .all()
                .collectList();
    }

    private Mono<Void> send(Stream stream) {
        return events(stream)
                .flatMap(events -> transport
                        .send(events.stream().map(Event::body).toList())
                        .then(Mono.defer(
                                () -> sent(stream, events.get(events.size() - 1).seq()))))
                .onErrorResume(error -> failed(stream, error));
    }

    private Mono<List<Event>> events(Stream stream) {
        return database.sql(EVENTS_AFTER)
                .bind("stream", stream.id())
                .bind("after", stream.sent())
                .bind("limit", EVENTS)
                .map(row -> new Event(row.get("seq", Long.class), row.get("body", String.class)))
                .all()
                .collectList()
                .filter(events -> !events.isEmpty());
    }

    private Mono<Void> sent(Stream stream, long seq) {
        return database.sql(SENT).bind("seq", seq).bind("stream", stream.id()).then();
    }

    private Mono<Void> failed(Stream stream, Throwable error) {
        Duration wait = waitAfter(stream.attempts());
        log.warn("stream {} not sent, next try in {}: {}", stream.id(), wait, error.toString());
        return database.sql(FAILED)
                .bind("error", error.toString())
                .bind("wait", (double) wait.toSeconds())
                .bind("stream", stream.id())
                .then();
    }

    private Duration waitAfter(int attempts) {
        Duration wait = properties.firstRetry().multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(properties.maxRetry()) > 0 ? properties.maxRetry() : wait;
    }

    private record Stream(UUID id, long sent, int attempts) {}

    private record Event(long seq, String body) {}
}
