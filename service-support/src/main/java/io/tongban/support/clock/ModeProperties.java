package io.tongban.support.clock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation is run. Production refuses to start with what only a demonstration may have.
 *
 * @param drivenClock the clock may be set from outside, for tests and the demonstration
 */
@ConfigurationProperties("tongban")
public record ModeProperties(
        @DefaultValue("demo") Mode mode,
        @DefaultValue("false") boolean drivenClock) {

    public enum Mode {
        DEMO,
        PRODUCTION
    }

    public ModeProperties {
        if (mode == Mode.PRODUCTION && drivenClock) {
            throw new IllegalArgumentException("tongban.driven-clock: true (expected: false in production mode)");
        }
    }
}
