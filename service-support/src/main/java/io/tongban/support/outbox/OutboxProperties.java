package io.tongban.support.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this service tells what happened.
 *
 * @param url of the receiver
 * @param audience its name
 * @param path where it listens
 * @param scope that it asks for
 * @param poll how often the tables are asked when nobody wakes the relay
 * @param firstRetry wait after the first failure of a stream; doubles up to {@code maxRetry}, and never ends
 */
@ConfigurationProperties("tongban.outbox")
public record OutboxProperties(
        String url,
        String audience,
        @DefaultValue("/internal/events") String path,
        @DefaultValue("events") String scope,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("5m") Duration maxRetry) {}
