package io.tongban.gateway.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.tongban.gateway.GatewayProblem;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One breaker per service. A service's own answers pass unchanged, refusals and faults alike; server faults are counted,
 * but not 503: a service says it of one thing that it cannot do now, and anybody may ask for that often. No answer becomes 503 with Retry-After, whatever the method. What a client spoils by its own slowness or size is not
 * the service's failure, or anybody could shut a service for all.
 */
@Component
class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);
    private static final Set<Integer> FAULTS = Set.of(500, 502, 504);
    private static final int NONE = 0;

    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final RouteProperties.Breaker properties;

    Breakers(RouteProperties properties) {
        this.properties = properties.breaker();
    }

    GatewayFilter guarding(String service) {
        CircuitBreaker breaker = breakers.computeIfAbsent(service, this::breaker);
        return new BreakerFilter(service, breaker);
    }

    private CircuitBreaker breaker(String service) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.minimum())
                .failureRateThreshold(properties.failures())
                .waitDurationInOpenState(properties.open())
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordResult(status -> FAULTS.contains(status))
                .ignoreException(RefusedException.class::isInstance)
                .build();
        CircuitBreaker breaker = CircuitBreaker.of(service, config);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("breaker {}: {}", service, event.getStateTransition()));
        return breaker;
    }

    /** The filter of one route; named, so that a test finds it there. */
    final class BreakerFilter implements GatewayFilter {

        private final String service;
        private final CircuitBreaker breaker;

        private BreakerFilter(String service, CircuitBreaker breaker) {
            this.service = service;
            this.breaker = breaker;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
            return chain.filter(exchange)
                    .onErrorMap(e -> BodyLimit.refusalFor(exchange, e).orElse(e))
                    .then(Mono.fromSupplier(() -> status(exchange)))
                    .transformDeferred(CircuitBreakerOperator.of(breaker))
                    .onErrorMap(e -> !(e instanceof RefusedException), e -> unavailable(exchange, e))
                    .then();
        }

        private Throwable unavailable(ServerWebExchange exchange, Throwable error) {
            log.warn("{} gave no answer: {}", service, error.toString());
            exchange.getResponse()
                    .getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(properties.open().toSeconds() + 1));
            return Refusal.of(CommonProblem.UNAVAILABLE).exception();
        }
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? NONE : status.value();
    }

    static RefusedException tooSlow() {
        return Refusal.of(GatewayProblem.REQUEST_TOO_SLOW).exception();
    }
}
