package io.tongban.approval.scan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The virus scanner: clamd, or what speaks like it.
 *
 * @param host where it listens
 * @param timeout for one file, from the connection to the answer
 * @param largest stream that it takes ({@code StreamMaxLength} of clamd); at least {@code tongban.files.largest}
 * @param atOnce files sent at the same time by one instance
 * @param pause between two looks into the queue, which is woken when something comes in
 * @param firstRetry after a failure; the wait doubles with each
 * @param maxRetry longest wait
 */
@ConfigurationProperties("tongban.scanner")
public record ScannerProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("100MB") DataSize largest,
        @DefaultValue("2") int atOnce,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("5m") Duration maxRetry) {}
