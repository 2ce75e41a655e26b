package io.tongban.notice.notices;

import io.tongban.notice.NoticeProblem;
import io.tongban.support.background.Recurring;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.page.Page;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person's own notices, or those of the organisation they act for. */
@Component
public class ReadNotices {

    /** From here on the number unread is no longer counted. */
    public static final int MOST_COUNTED = 1000;

    private static final int MOST = 100;

    private final Notices notices;
    private final Recurring outbox;
    private final Clock clock;

    ReadNotices(Notices notices, Recurring outboxLoop, Clock clock) {
        this.notices = notices;
        this.outbox = outboxLoop;
        this.clock = clock;
    }

    /** @param unread only those */
    public record Query(boolean unread, @Nullable String cursor, int limit) {}

    /** Newest first. */
    public Mono<Page<Notice>> list(Passport reader, Query query) {
        if (query.limit() < 1 || query.limit() > MOST) {
            return Mono.error(Refusal.of(NoticeProblem.LIMIT_OUT_OF_RANGE).exception());
        }
        String owner = reader.ownerKey();
        String filters = "notices " + query.unread() + " " + owner;
        return Mono.fromCallable(() -> before(query.cursor(), filters))
                .flatMap(position -> notices.before(owner, query.unread(), position, query.limit() + 1))
                .map(found -> page(found, query.limit(), filters));
    }

    public Mono<Notice> one(Passport reader, UUID id) {
        return notices.find(reader.ownerKey(), id).switchIfEmpty(notFound());
    }

    /** A second reading changes nothing. */
    public Mono<Notice> markRead(Passport reader, UUID id) {
        return Detached.from(notices.markRead(reader.ownerKey(), id, reader.personKey(), clock.instant()))
                .doOnNext(read -> outbox.wake())
                .switchIfEmpty(notFound());
    }

    /** At most {@link #MOST_COUNTED}. */
    public Mono<Long> countUnread(Passport reader) {
        return notices.countUnread(reader.ownerKey(), MOST_COUNTED);
    }

    private static long before(@Nullable String text, String filters) {
        Cursor cursor = Cursor.decode(text, filters, 1);
        try {
            return cursor == null
                    ? Long.MAX_VALUE
                    : Long.parseLong(cursor.keys().get(0));
        } catch (NumberFormatException madeUp) {
            throw Refusal.of(CommonProblem.CURSOR_NOT_OURS).exception();
        }
    }

    private static Page<Notice> page(List<Notice> found, int limit, String filters) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Notice> items = found.subList(0, limit);
        String last = String.valueOf(items.get(limit - 1).position());
        return new Page<>(items, new Cursor(List.of(last)).encode(filters));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> Refusal.of(NoticeProblem.NOTICE_NOT_FOUND).exception());
    }
}
