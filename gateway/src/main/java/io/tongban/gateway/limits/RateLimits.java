package io.tongban.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.tongban.gateway.limits.LimitProperties.Rate;
import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.session.Desk;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Token buckets: by person once somebody is logged in, by client address only before. Kept in this instance's memory; n
 * instances let through n times as much.
 */
@Component
public final class RateLimits {

    private static final int REMEMBERED = 100_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final LimitProperties rates;
    private final ClientAddress addresses;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(FORGOTTEN)
            .build();

    RateLimits(LimitProperties rates) {
        this.rates = rates;
        this.addresses = new ClientAddress(rates.trustedProxies());
    }

    /**
     * Before anybody is known: logins, plain visitors, addresses that kept bringing bad tokens; and codes of certificates
     * and receipts, which cost the same whoever asks.
     */
    public WebFilter beforeLogin() {
        return (exchange, chain) -> {
            ServerHttpRequest request = exchange.getRequest();
            String path = request.getPath().value();
            if (path.startsWith("/actuator/health")) {
                return chain.filter(exchange);
            }
            Bucket login = bucket("login", address(exchange), rates.login());
            if (path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/")) {
                return spend(exchange, login).then(Mono.defer(() -> chain.filter(exchange)));
            }
            if (path.startsWith("/verify/") || path.equals("/api/progress")) {
                return spend(exchange, bucket("verify", address(exchange), rates.verify()))
                        .then(Mono.defer(() -> chain.filter(exchange)));
            }
            if (bringsToken(request) && login.getAvailableTokens() == 0) {
                return refuse(exchange, login.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            }
            return bringsNothing(request)
                    ? spend(exchange, visitor(exchange)).then(Mono.defer(() -> chain.filter(exchange)))
                    : chain.filter(exchange);
        };
    }

    /** Once it is clear who brought a cookie or a token. */
    public WebFilter afterLogin() {
        return (exchange, chain) -> bringsNothing(exchange.getRequest())
                ? chain.filter(exchange)
                : ReactiveSecurityContextHolder.getContext()
                        .map(context -> Optional.ofNullable(SignedIn.personOf(context.getAuthentication())))
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(person -> spend(
                                exchange, person.map(p -> own(exchange, p)).orElseGet(() -> visitor(exchange))))
                        .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** A refused bearer token costs its address one login. */
    public Mono<Void> refusedToken(ServerWebExchange exchange, AuthenticationException error) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        // not the AuthenticationException: the login filter would take it for a failed login
        return spend(exchange, bucket("login", address(exchange), rates.login()))
                .then(Mono.error(Refusal.of(CommonProblem.NOT_SIGNED_IN).exception()));
    }

    private Bucket visitor(ServerWebExchange exchange) {
        return bucket("visitor", address(exchange), rates.visitor());
    }

    private Bucket own(ServerWebExchange exchange, Person person) {
        return READING.contains(exchange.getRequest().getMethod())
                ? bucket("read", person.key(), rates.read())
                : bucket("write", person.key(), rates.write());
    }

    private Bucket bucket(String kind, String whose, Rate rate) {
        return buckets.get(
                kind + " " + whose,
                key -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                        .build());
    }

    private static Mono<Void> spend(ServerWebExchange exchange, Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Mono.empty() : refuse(exchange, probe.getNanosToWaitForRefill());
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, long nanos) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1);
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return Mono.error(Refusal.of(CommonProblem.TOO_MANY_REQUESTS).exception());
    }

    private String address(ServerWebExchange exchange) {
        return addresses.of(exchange.getRequest());
    }

    private static boolean bringsToken(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    private static boolean bringsNothing(ServerHttpRequest request) {
        return !bringsToken(request)
                && !request.getCookies().containsKey(Desk.of(request).cookie());
    }
}
