package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Every request and every answer names the version of tus; a request of another version is refused before it is read. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class TusVersion implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!path.equals(Tus.PATH) && !path.startsWith(Tus.PATH + "/")) {
            return chain.filter(exchange);
        }
        HttpHeaders answer = exchange.getResponse().getHeaders();
        answer.set(Tus.RESUMABLE, Tus.VERSION);
        String asked = exchange.getRequest().getHeaders().getFirst(Tus.RESUMABLE);
        if (exchange.getRequest().getMethod() != HttpMethod.OPTIONS && !Tus.VERSION.equals(asked)) {
            answer.set("Tus-Version", Tus.VERSION);
            return Mono.error(Refusal.of(ApprovalProblem.TUS_VERSION).exception());
        }
        return chain.filter(exchange);
    }
}
