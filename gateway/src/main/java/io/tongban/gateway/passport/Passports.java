package io.tongban.gateway.passport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.routes.RouteTable;
import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Tokens;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Makes the passport of a routed request, visitors' too. It is put into the request by {@code RequestHeaders}, after
 * everything that came from outside has been taken out. Signing costs about a millisecond, so that equal passports are
 * shared for half of their life.
 */
@Component
public final class Passports implements GlobalFilter, Ordered {

    /** Exchange attribute: the signed passport. */
    public static final String ATTRIBUTE = Passports.class.getName();

    private static final Duration SHARED = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final Tokens tokens;
    private final Cache<Key, String> signed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(SHARED)
            .build();

    Passports(Tokens tokens) {
        this.tokens = tokens;
    }

    /** By content: changed roles or another principal make another passport at once. */
    private record Key(Passport passport, String audience) {}

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!(route.getMetadata().get(RouteTable.AUDIENCE) instanceof String audience)) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(SignedIn.class)
                .map(in -> passport(in, exchange.getRequest()))
                .defaultIfEmpty(Passport.visitor())
                .doOnNext(passport -> exchange.getAttributes().put(ATTRIBUTE, sign(passport, audience)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private String sign(Passport passport, String audience) {
        return signed.get(new Key(passport, audience), key -> tokens.passport(passport, audience));
    }

    private static Passport passport(SignedIn in, ServerHttpRequest request) {
        Person person = in.getPrincipal();
        return new Passport(
                person.kind(),
                person.issuer(),
                person.subject(),
                person.name(),
                ActingFor.of(in, request.getHeaders()),
                person.assurance(),
                person.authenticatedAt(),
                person.acr(),
                person.roles(),
                person.organ());
    }
}
