package io.tongban.support.outbox;

import java.util.List;
import reactor.core.publisher.Mono;

/** Where events go. Completes when the receiver has them for good; fails when it may not have them. */
public interface EventTransport {

    /** @param events CloudEvents 1.0 as JSON, all of one stream, in order */
    Mono<Void> send(List<String> events);
}
