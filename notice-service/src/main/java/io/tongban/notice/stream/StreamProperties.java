package io.tongban.notice.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are streamed.
 *
 * @param heartbeat pause between comments that keep a quiet stream open
 * @param poll pause between looks into the table when nothing wakes a stream
 * @param life after which a stream ends and the page opens the next, at most 15 minutes
 * @param reconnect pause before the listening connection is opened again
 * @param listenCheck pause between questions whether the listening connection still lives
 * @param limits how many may be open
 */
@ConfigurationProperties("tongban.stream")
public record StreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("15s") Duration poll,
        @DefaultValue("15m") Duration life,
        @DefaultValue("1s") Duration reconnect,
        @DefaultValue("30s") Duration listenCheck,
        @DefaultValue Limits limits) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * @param open of this process
     * @param perPerson of one person, over all their pages
     * @param retryAfter told to those who get none
     */
    public record Limits(
            @DefaultValue("200") int open,
            @DefaultValue("5") int perPerson,
            @DefaultValue("30s") Duration retryAfter) {

        public Limits {
            if (open < 1 || perPerson < 1) {
                throw new IllegalArgumentException("tongban.stream.limits: " + open + ", " + perPerson
                        + " (expected: open and per-person from 1)");
            }
        }
    }

    public StreamProperties {
        positive("heartbeat", heartbeat);
        positive("poll", poll);
        positive("life", life);
        positive("reconnect", reconnect);
        positive("listen-check", listenCheck);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "tongban.stream." + name + ": " + value + " (expected: more than nothing, at most 15 minutes)");
        }
    }
}
