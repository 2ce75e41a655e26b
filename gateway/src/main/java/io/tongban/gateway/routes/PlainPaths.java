package io.tongban.gateway.routes;

import io.tongban.gateway.GatewayProblem;
import io.tongban.support.problem.Refusal;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that two readers could read differently (empty and dot segments, parameters, encoded separators), so
 * that the table of rules and the service behind always mean the same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PlainPaths implements WebFilter {

    private static final Pattern TRICK =
            Pattern.compile("//|;|\\\\|(^|/)\\.\\.?(/|$)|%(2e|2f|5c|3b|25|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getURI().getRawPath();
        boolean plain = path.startsWith("/") && !TRICK.matcher(path).find();
        return plain
                ? chain.filter(exchange)
                : Mono.error(Refusal.of(GatewayProblem.PATH_REFUSED).exception());
    }
}
