package io.tongban.gateway.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lives.
 *
 * @param idle without a request
 * @param absolute from login, however busy
 * @param pending from the start of a login to its end
 * @param sweep pause between two removals of expired rows
 */
@ConfigurationProperties("tongban.gateway.session")
public record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("10m") Duration pending,
        @DefaultValue("1m") Duration sweep) {}
