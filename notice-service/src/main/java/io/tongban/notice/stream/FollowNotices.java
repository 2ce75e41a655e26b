package io.tongban.notice.stream;

import io.tongban.notice.NoticeProblem;
import io.tongban.notice.notices.Notice;
import io.tongban.notice.notices.Notices;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A person's notices as they come, each once and in order. */
@Component
public class FollowNotices implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FollowNotices.class);
    private static final int PAGE = 50;
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Notices notices;
    private final Wakes wakes;
    private final Seats seats;
    private final StreamProperties properties;
    private volatile Sinks.@Nullable Empty<Void> end;

    FollowNotices(Notices notices, Wakes wakes, Seats seats, StreamProperties properties) {
        this.notices = notices;
        this.wakes = wakes;
        this.seats = seats;
        this.properties = properties;
    }

    /**
     * Notices, and empties as heartbeats; the first is an empty: from then on nothing is missed.
     *
     * @param after position that the reader has seen, null to begin with what is yet to come
     * @return fails before its first signal with LAST_EVENT_ID_WRONG or as {@link Seats#take} says
     */
    public Flux<Optional<Notice>> handle(Passport reader, @Nullable String after) {
        if (after != null && !POSITION.matcher(after).matches()) {
            return Flux.error(Refusal.of(NoticeProblem.LAST_EVENT_ID_WRONG).exception());
        }
        Long position = after == null ? null : Long.valueOf(after);
        return Flux.using(
                        () -> seats.take(reader.personKey()),
                        seat -> beats(reader.ownerKey(), position),
                        Seats.Seat::close)
                .take(properties.life())
                .takeUntilOther(Mono.defer(this::ended));
    }

    /** How many streams are open now. */
    public int open() {
        return seats.open();
    }

    private Flux<Optional<Notice>> beats(String owner, @Nullable Long after) {
        return notices.lastPosition(owner, after)
                .flatMapMany(start -> Flux.merge(
                        Flux.just(Optional.<Notice>empty()),
                        ticks(properties.heartbeat()).map(tick -> Optional.<Notice>empty()),
                        follow(owner, start).map(Optional::of)));
    }

    private Flux<Notice> follow(String owner, long start) {
        AtomicLong position = new AtomicLong(start);
        // the first look comes last, when the ears are open
        return Flux.merge(wakes.of(owner), ticks(properties.poll()).map(tick -> owner), Flux.just(owner))
                .onBackpressureLatest()
                .concatMap(hint -> look(owner, position), 0);
    }

    private Flux<Notice> look(String owner, AtomicLong position) {
        return Flux.defer(() -> notices.after(owner, position.get(), PAGE))
                .expand(page -> page.size() < PAGE ? Mono.empty() : notices.after(owner, last(page), PAGE))
                .concatMapIterable(page -> page, 1)
                .doOnNext(notice -> position.set(notice.position()))
                .onErrorResume(FollowNotices::report);
    }

    private static long last(List<Notice> page) {
        return page.get(page.size() - 1).position();
    }

    /** The stream stays open; the next look goes on from the last notice that was sent. */
    private static Flux<Notice> report(Throwable error) {
        log.warn("notices not read, next look at the next hint: {}", error.toString());
        return Flux.empty();
    }

    private static Flux<Long> ticks(Duration pause) {
        return Flux.interval(pause).onBackpressureDrop();
    }

    private Mono<Void> ended() {
        Sinks.Empty<Void> current = end;
        return current == null ? Mono.empty() : current.asMono();
    }

    @Override
    public void start() {
        end = Sinks.empty();
    }

    /** Ends all streams, before the web server waits for its requests. */
    @Override
    public void stop() {
        Sinks.Empty<Void> current = end;
        end = null;
        if (current != null) {
            current.tryEmitEmpty();
        }
    }

    @Override
    public boolean isRunning() {
        return end != null;
    }
}
