package io.tongban.gateway.security;

import io.tongban.gateway.login.LoginProperties;
import io.tongban.gateway.login.LoginProperties.Provider;
import io.tongban.gateway.login.PublicUrl;
import io.tongban.gateway.session.CookieProperties;
import io.tongban.support.clock.ModeProperties;
import io.tongban.support.clock.ModeProperties.Mode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Production refuses to start with what only a demonstration may have, and names all of it at once. */
@Component
final class ProductionCheck {

    private static final Set<String> OURSELVES = Set.of("localhost", "127.0.0.1", "[::1]");

    ProductionCheck(ModeProperties mode, LoginProperties login, CookieProperties cookies, PublicUrl publicUrl) {
        if (mode.mode() != Mode.PRODUCTION) {
            return;
        }
        List<String> faults = new ArrayList<>();
        provider("province", login.province(), faults);
        provider("staff", login.staff(), faults);
        if (!cookies.secureIn(mode.mode())) {
            faults.add("tongban.gateway.cookies.secure: false (expected: true)");
        }
        URI address = publicUrl.publicUrl();
        if (address == null || !"https".equals(address.getScheme())) {
            faults.add("tongban.gateway.public-url: " + address + " (expected: an https address)");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("production mode refuses: " + String.join("; ", faults));
        }
    }

    /** A stand-in runs on this machine, or without TLS. Back channels may be inside the house, but never in the clear. */
    private static void provider(String name, Provider provider, List<String> faults) {
        String prefix = "tongban.gateway.login." + name + ".";
        check(prefix + "issuer", URI.create(provider.issuer()), faults);
        Map.of(
                        "authorization-uri", provider.authorizationUri(),
                        "token-uri", provider.tokenUri(),
                        "jwk-set-uri", provider.jwkSetUri(),
                        "user-info-uri", provider.userInfoUri())
                .forEach((key, value) -> check(prefix + key, value, faults));
        if (provider.endSessionUri() != null) {
            check(prefix + "end-session-uri", provider.endSessionUri(), faults);
        }
    }

    private static void check(String key, URI value, List<String> faults) {
        @Nullable String host = value.getHost();
        if (!"https".equals(value.getScheme()) || host == null || OURSELVES.contains(host)) {
            faults.add(key + ": " + value + " (expected: https, not this machine)");
        }
    }
}
