package io.tongban.notice;

import reactor.core.publisher.Mono;

/** Writes that go on to their end when the client hangs up. */
public final class Detached {

    private Detached() {}

    /** The same work, deaf to the cancel of the request: a cancelled write can leave a pooled connection half-used. */
    public static <T> Mono<T> from(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }
}
