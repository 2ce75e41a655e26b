package io.tongban.notice.inbox;

import io.tongban.notice.event.Event;
import io.tongban.notice.event.EventReader;
import io.tongban.notice.event.Happening;
import io.tongban.notice.inbox.Inbox.Letter;
import io.tongban.notice.template.Rendered;
import io.tongban.notice.template.Templates;
import io.tongban.support.background.Recurring;
import io.tongban.support.postgres.Detached;
import io.tongban.support.web.LogContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a batch, writes the notices of it, and keeps both together or neither. */
@Component
public class ReceiveEvents {

    private static final Logger log = LoggerFactory.getLogger(ReceiveEvents.class);

    private final EventReader reader = new EventReader();
    private final Templates templates;
    private final Inbox inbox;
    private final Recurring outbox;
    private final Clock clock;

    ReceiveEvents(Templates templates, Inbox inbox, Recurring outboxLoop, Clock clock) {
        this.templates = templates;
        this.inbox = inbox;
        this.outbox = outboxLoop;
        this.clock = clock;
    }

    /** @param batch JSON, a CloudEvents batch */
    public Mono<Void> handle(byte[] batch) {
        return Mono.fromCallable(() -> reader.read(batch))
                .filter(events -> !events.isEmpty())
                .flatMap(this::keep);
    }

    private Mono<Void> keep(List<Event> events) {
        Mono<Inbox.Kept> kept = inbox.keep(events.stream().map(Event::id).toList(), letters(events), clock.instant())
                .doOnNext(result -> report(events, result))
                .doOnNext(result -> outbox.wake());
        return Detached.from(kept)
                .contextWrite(context -> happenings(events)
                        .findFirst()
                        .map(first -> LogContext.about(context, first.applicationId(), "receive-events"))
                        .orElse(context))
                .then();
    }

    private List<Letter> letters(List<Event> events) {
        return events.stream().flatMap(this::lettersOf).toList();
    }

    private Stream<Letter> lettersOf(Event event) {
        Happening happening = event.happening();
        if (happening == null
                || !happening.type().told()
                || happening.recipients().isEmpty()) {
            return Stream.empty();
        }
        Rendered words = templates.render(happening);
        return happening.recipients().stream().map(recipient -> new Letter(event.id(), recipient, happening, words));
    }

    private static Stream<Happening> happenings(List<Event> events) {
        return events.stream().map(Event::happening).filter(Objects::nonNull);
    }

    private static void report(List<Event> events, Inbox.Kept kept) {
        log.info("{} events received, {} of them new, {} notices", events.size(), kept.events(), kept.notices());
        events.stream()
                .filter(event -> event.happening() == null)
                .forEach(event -> log.warn("event {} kept and ignored: unknown type {}", event.id(), event.type()));
    }
}
