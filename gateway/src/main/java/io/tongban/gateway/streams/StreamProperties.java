package io.tongban.gateway.streams;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param most open at once in this instance; below half of the connections to a service
 * @param perPerson of these
 * @param life of a stream; the page opens another
 * @param check pause between two looks whether the session still holds
 */
@ConfigurationProperties("tongban.gateway.streams")
public record StreamProperties(
        @DefaultValue("200") int most,
        @DefaultValue("6") int perPerson,
        @DefaultValue("15m") Duration life,
        @DefaultValue("10s") Duration check) {}
