package io.tongban.gateway.routes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are and how long they are waited for.
 *
 * @param timeLimit until the head of an answer
 * @param uploadLimit the same where a piece of a file is sent first
 * @param maxBody of a request, except pieces of files
 * @param maxChunk piece of a file; what the service tells in Upload-Max-Chunk
 */
@Validated
@ConfigurationProperties("tongban.gateway")
public record RouteProperties(
        @Valid @NotNull Services services,
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue("10m") Duration uploadLimit,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("8MB") DataSize maxChunk,
        @DefaultValue Breaker breaker) {

    /** Base addresses. */
    public record Services(
            @NotNull URI catalog,
            @NotNull URI approval,
            @NotNull URI notice) {}

    /**
     * @param window last calls that are looked at
     * @param minimum calls before anything is concluded
     * @param failures per cent at which the service is left alone
     * @param open how long it is left alone
     */
    public record Breaker(
            @DefaultValue("40") int window,
            @DefaultValue("10") int minimum,
            @DefaultValue("50") float failures,
            @DefaultValue("5s") Duration open) {}
}
