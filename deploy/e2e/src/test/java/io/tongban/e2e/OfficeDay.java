package io.tongban.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cases of one day of an office, and which of them have come to their end. */
final class OfficeDay {

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Set<String> paper = ConcurrentHashMap.newKeySet();
    private final Map<String, Person> applicants = new ConcurrentHashMap<>();
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /** @param lacks whether the counter will find that something is to be corrected */
    void add(String id, Person applicant, boolean lacks) {
        ids.add(id);
        applicants.put(id, applicant);
        if (lacks) {
            lacking.add(id);
        }
    }

    /** Filed at the counter: its result is fetched there. */
    void addPaper(String id) {
        paper.add(id);
        ids.add(id);
    }

    boolean isPaper(String id) {
        return paper.contains(id);
    }

    Set<String> cases() {
        return Set.copyOf(ids);
    }

    Person applicantOf(String id) {
        return applicants.get(id);
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    boolean lacks(String id) {
        return lacking.contains(id);
    }

    /** True once, for a case that lacks something. */
    boolean isToBeCorrected(String id) {
        return lacking.remove(id);
    }

    void end(String id) {
        ended.add(id);
    }

    /** @throws Unexpected when it lasts too long, so that no worker waits for another who failed */
    boolean isOver() {
        if (System.nanoTime() > end) {
            throw new Unexpected(ended.size() + " of " + ids.size() + " cases ended in " + LONGEST);
        }
        return ended.size() == ids.size();
    }
}
