package io.tongban.notice.inbox;

import io.tongban.notice.event.Happening;
import io.tongban.notice.template.Rendered;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** What arrived, kept once. */
interface Inbox {

    /**
     * Keeps the events that are new and the letters of those, all or nothing.
     *
     * @param ids of all events of the batch
     */
    Mono<Kept> keep(List<String> ids, List<Letter> letters, Instant receivedAt);

    /** One notice to be. */
    record Letter(String eventId, String recipient, Happening happening, Rendered words) {}

    /** How much of the batch was new. */
    record Kept(long events, long notices) {}
}
