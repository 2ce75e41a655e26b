package io.tongban.notice.stream;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears {@code NOTIFY notice} on a connection of its own, outside the pool. */
final class NoticeListener {

    private static final Logger log = LoggerFactory.getLogger(NoticeListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionFactory factory;
    private final Wakes wakes;
    private final StreamProperties properties;

    NoticeListener(ConnectionFactory factory, Wakes wakes, StreamProperties properties) {
        this.factory = unpooled(factory);
        this.wakes = wakes;
        this.properties = properties;
    }

    /** Listens until the connection is lost, then fails. */
    Mono<Void> listen() {
        return Mono.usingWhen(
                Mono.from(factory.create()).timeout(PATIENCE).cast(PostgresqlConnection.class),
                this::listen,
                Connection::close);
    }

    private Mono<Void> listen(PostgresqlConnection connection) {
        Mono<Void> hear = connection
                .getNotifications()
                .doOnNext(notification ->
                        wakes.wake(notification.getParameter() == null ? "" : notification.getParameter()))
                .then(Mono.error(() -> new IllegalStateException("the listening connection ended")));
        return connection
                // named, so that who watches the server sees what it is for
                .createStatement("set application_name = 'notice-listener'; listen notice")
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then(Mono.fromRunnable(this::caughtUp))
                .then(Mono.firstWithSignal(hear, watch(connection)));
    }

    /** What was told while nobody listened. */
    private void caughtUp() {
        log.info("listening for notices");
        wakes.wakeEverybody();
    }

    /** A peer that vanished without a word is found by asking. */
    private Mono<Void> watch(PostgresqlConnection connection) {
        return Flux.interval(properties.listenCheck())
                .onBackpressureDrop()
                .concatMap(tick -> Mono.from(connection.validate(ValidationDepth.REMOTE))
                        .timeout(PATIENCE)
                        .filter(alive -> alive)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("the listening connection is dead"))))
                .then();
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : factory;
    }
}
