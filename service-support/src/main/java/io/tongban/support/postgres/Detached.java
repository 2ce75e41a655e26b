package io.tongban.support.postgres;

import reactor.core.publisher.Mono;

/**
 * A client that hangs up must not cut a write in two, nor give a connection back in the middle of one: the write goes on
 * to its end, whoever still listens.
 */
public final class Detached {

    private Detached() {}

    public static <T> Mono<T> from(Mono<T> write) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(write.contextWrite(context).toFuture(), true));
    }
}
