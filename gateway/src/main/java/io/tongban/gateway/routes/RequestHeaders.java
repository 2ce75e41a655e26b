package io.tongban.gateway.routes;

import io.tongban.gateway.passport.ActingFor;
import io.tongban.gateway.passport.Passports;
import io.tongban.gateway.session.Desk;
import io.tongban.support.identity.Passport;
import io.tongban.support.web.RequestIds;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The last hand on a request before it leaves for a service: takes out whatever could pass for an identity, then puts in
 * the passport and the request's id. It runs after hop-by-hop headers are gone, or a client could have ours removed by
 * naming them in Connection.
 */
@Component
final class RequestHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> OUT = Set.of(
            Passport.HEADER.toLowerCase(Locale.ROOT),
            RequestIds.HEADER.toLowerCase(Locale.ROOT),
            ActingFor.HEADER.toLowerCase(Locale.ROOT),
            Desk.HEADER.toLowerCase(Locale.ROOT),
            "authorization",
            "cookie",
            "forwarded",
            "proxy-authorization",
            "x-real-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-xsrf-token");
    private static final String FORWARDED = "x-forwarded-";
    /** Part of tus, where each method asks for the same role; anywhere else a way around the table of rules. */
    private static final String OVERRIDE = "x-http-method-override";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        boolean upload = RouteTable.isUpload(exchange.getRequest());
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OUT.contains(lower) && !lower.startsWith(FORWARDED) && (upload || !lower.equals(OVERRIDE))) {
                headers.addAll(name, values);
            }
        });
        headers.set(RequestIds.HEADER, RequestIds.of(exchange));
        @Nullable String passport = exchange.getAttribute(Passports.ATTRIBUTE);
        if (passport != null) {
            headers.set(Passport.HEADER, passport);
        }
        return headers;
    }
}
