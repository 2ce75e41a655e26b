package io.tongban.gateway.session;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The session's id in the cookie of its desk: HttpOnly, SameSite=Lax, for the life of the browser. */
final class DeskSessionIds implements WebSessionIdResolver {

    private final boolean secure;

    DeskSessionIds(boolean secure) {
        this.secure = secure;
    }

    @Override
    public List<String> resolveSessionIds(ServerWebExchange exchange) {
        Desk desk = Desk.of(exchange.getRequest());
        return exchange.getRequest().getCookies().getOrDefault(desk.cookie(), List.of()).stream()
                .map(HttpCookie::getValue)
                .toList();
    }

    @Override
    public void setSessionId(ServerWebExchange exchange, String id) {
        exchange.getResponse().getCookies().set(desk(exchange).cookie(), cookie(exchange, id, Duration.ofSeconds(-1)));
    }

    @Override
    public void expireSession(ServerWebExchange exchange) {
        exchange.getResponse().getCookies().set(desk(exchange).cookie(), cookie(exchange, "", Duration.ZERO));
    }

    private static Desk desk(ServerWebExchange exchange) {
        return Desk.of(exchange.getRequest());
    }

    private ResponseCookie cookie(ServerWebExchange exchange, String value, Duration life) {
        return ResponseCookie.from(desk(exchange).cookie(), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .maxAge(life)
                .build();
    }
}
