package io.tongban.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The content security policy: nothing but our own files; the viewer of the API documents sets styles by script. */
final class PageHeaders implements ServerHttpHeadersWriter {

    static final String NAME = "Content-Security-Policy";
    static final String STRICT =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String DOCS = STRICT + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        // a service may be stricter about a download: its own policy stays
        if (!headers.containsHeader(NAME)) {
            String path = exchange.getRequest().getPath().value();
            boolean viewer = path.startsWith("/swagger-ui/") || path.startsWith("/webjars/");
            headers.set(NAME, viewer ? DOCS : STRICT);
        }
        return Mono.empty();
    }
}
