package io.tongban.gateway.session;

import io.tongban.support.clock.ModeProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secure send cookies over HTTPS only; default: true in production, which accepts nothing else, else false */
@ConfigurationProperties("tongban.gateway.cookies")
public record CookieProperties(@Nullable Boolean secure) {

    public boolean secureIn(ModeProperties.Mode mode) {
        return secure == null ? mode == ModeProperties.Mode.PRODUCTION : secure;
    }
}
