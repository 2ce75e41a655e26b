package io.tongban.gateway.routes;

import io.tongban.support.web.RequestIds;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Of a service's answer: no cookies, and not a second time what the gateway itself sets. */
@Component
final class ResponseHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> OUT = Set.of(
            RequestIds.HEADER.toLowerCase(Locale.ROOT),
            "set-cookie",
            "server",
            "strict-transport-security",
            "referrer-policy",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection",
            "pragma",
            "expires");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!OUT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }
}
