package io.tongban.notice.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The notices of owners; every question names the owner, and others' notices are not there. One statement each. */
public interface Notices {

    /** Newest first, those before a position. */
    Mono<List<Notice>> before(String owner, boolean unreadOnly, long position, int limit);

    /** Oldest first, those after a position; none that commits later can come before the last of them. */
    Mono<List<Notice>> after(String owner, long position, int limit);

    /** Empty if the owner has no such notice. */
    Mono<Notice> find(String owner, UUID id);

    /** Keeps the first reading; empty if the owner has no such notice. */
    Mono<Notice> markRead(String owner, UUID id, String person, Instant at);

    /** Unread ones, counted up to a bound. */
    Mono<Long> countUnread(String owner, int most);

    /** The owner's last position, or the given one if that is before it; 0 if there are none. */
    Mono<Long> lastPosition(String owner, @Nullable Long atMost);
}
