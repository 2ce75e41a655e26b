package io.tongban.notice.stream;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells a stream when its request is over, however that came. A client that hangs up in the moment of the first write
 * ends the request, but the body that was being written is then not always cancelled: it would keep its seat.
 */
@Component
class RequestEnd implements WebFilter {

    private static final String PATH = "/api/notices/stream";
    private static final String ATTRIBUTE = RequestEnd.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().equals(PATH)) {
            return chain.filter(exchange);
        }
        Sinks.Empty<Void> over = Sinks.empty();
        exchange.getAttributes().put(ATTRIBUTE, over.asMono());
        return chain.filter(exchange).doFinally(signal -> over.tryEmitEmpty());
    }

    /** Completes with the request. */
    static Mono<Void> of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Mono.never());
    }
}
