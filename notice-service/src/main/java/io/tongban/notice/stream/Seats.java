package io.tongban.notice.stream;

import io.tongban.notice.NoticeProblem;
import io.tongban.support.problem.Problem;
import io.tongban.support.problem.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** How many streams may be open: in all, and of one person. */
@Component
class Seats {

    private final StreamProperties.Limits limits;
    private final Map<String, Integer> taken = new HashMap<>();
    private int open;

    Seats(StreamProperties properties) {
        this.limits = properties.limits();
    }

    /**
     * Takes a seat; close it to give it back.
     *
     * @throws io.tongban.support.problem.RefusedException STREAMS_FULL or STREAMS_OF_PERSON_FULL, with retryAfter seconds
     */
    synchronized Seat take(String person) {
        if (taken.getOrDefault(person, 0) >= limits.perPerson()) {
            throw full(NoticeProblem.STREAMS_OF_PERSON_FULL);
        }
        if (open >= limits.open()) {
            throw full(NoticeProblem.STREAMS_FULL);
        }
        open++;
        taken.merge(person, 1, Integer::sum);
        return new Seat(this, person, new AtomicBoolean());
    }

    synchronized int open() {
        return open;
    }

    private synchronized void giveBack(String person) {
        open--;
        taken.computeIfPresent(person, (key, count) -> count > 1 ? count - 1 : null);
    }

    private RuntimeException full(Problem problem) {
        return Refusal.of(problem)
                .with("retryAfter", limits.retryAfter().toSeconds())
                .exception();
    }

    /** One open stream. */
    record Seat(Seats seats, String person, AtomicBoolean closed) {
        void close() {
            if (closed.compareAndSet(false, true)) {
                seats.giveBack(person);
            }
        }
    }
}
