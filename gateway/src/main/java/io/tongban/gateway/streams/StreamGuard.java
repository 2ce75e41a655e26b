package io.tongban.gateway.streams;

import io.tongban.gateway.login.Confirmations;
import io.tongban.gateway.login.Login;
import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.session.Sessions;
import io.tongban.gateway.session.StoredSession;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Event streams have no time limit of their own, so this bounds how many there are and how long one lives: it ends with
 * the session or the token, with a change of the person's roles, and at the latest after a quarter of an hour.
 */
@Component
public class StreamGuard implements GatewayFilter {

    /** Before the filter that writes the answer, which it wraps. */
    public static final int ORDER = -2;

    private static final String RETRY_SECONDS = "60";

    private final StreamProperties properties;
    private final Sessions sessions;
    private final Confirmations confirmations;
    private final Clock clock;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> byPerson = new ConcurrentHashMap<>();

    StreamGuard(StreamProperties properties, Sessions sessions, Confirmations confirmations, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.sessions = sessions;
        this.confirmations = confirmations;
    }

    public int most() {
        return properties.most();
    }

    /** Before the server waits for open requests, which these would hold up until its time is over. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        stopping.tryEmitEmpty();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(SignedIn.class)
                .flatMap(in -> counted(in.getPrincipal(), exchange, bounded(in, exchange, chain)));
    }

    private Mono<Void> counted(Person person, ServerWebExchange exchange, Mono<Void> stream) {
        return Mono.defer(() -> {
            if (!enter(person.key())) {
                exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                return Mono.error(Refusal.of(CommonProblem.UNAVAILABLE).exception());
            }
            return stream.doFinally(end -> leave(person.key()));
        });
    }

    private boolean enter(String person) {
        boolean room = open.incrementAndGet() <= properties.most();
        boolean own = byPerson.merge(person, 1, Integer::sum) <= properties.perPerson();
        if (!room || !own) {
            leave(person);
        }
        return room && own;
    }

    private void leave(String person) {
        open.decrementAndGet();
        byPerson.computeIfPresent(person, (key, count) -> count > 1 ? count - 1 : null);
    }

    private Mono<Void> bounded(SignedIn in, ServerWebExchange exchange, GatewayFilterChain chain) {
        Mono<Void> over = Mono.firstWithSignal(
                Mono.delay(properties.life()).then(), sessionOver(in, exchange), stopping.asMono());
        ServerHttpResponse ending = new Ending(exchange.getResponse(), over);
        return chain.filter(exchange.mutate().response(ending).build());
    }

    private Mono<Void> sessionOver(SignedIn in, ServerWebExchange exchange) {
        Instant until = in.until();
        if (until != null) {
            return Mono.delay(Duration.between(clock.instant(), until)).then();
        }
        return exchange.getSession()
                .map(WebSession::getId)
                .flatMap(id -> Flux.interval(properties.check())
                        .onBackpressureDrop()
                        .concatMap(tick -> holds(id, in.getPrincipal()))
                        .takeUntil(holds -> !holds)
                        .then());
    }

    /** When the database or the provider cannot tell, the stream goes on to its next look. */
    private Mono<Boolean> holds(String id, Person person) {
        return sessions.findById(id)
                .flatMap(session -> current(id, session))
                .map(login -> login.person().equals(person))
                .defaultIfEmpty(false)
                .onErrorReturn(true);
    }

    private Mono<Login> current(String id, StoredSession session) {
        Login login = session.login();
        if (login == null) {
            return Mono.empty();
        }
        return confirmations
                .confirm(id, login)
                .flatMap(now -> now.equals(login) ? Mono.just(now) : keep(session, now))
                .switchIfEmpty(Mono.defer(() -> sessions.deleteById(id)).then(Mono.empty()));
    }

    private Mono<Login> keep(StoredSession session, Login now) {
        session.setAttribute(StoredSession.LOGIN, now);
        return sessions.save(session).onErrorComplete(RefusedException.class).thenReturn(now);
    }

    private static final class Ending extends ServerHttpResponseDecorator {

        private final Mono<Void> over;

        Ending(ServerHttpResponse response, Mono<Void> over) {
            super(response);
            this.over = over;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(Flux.from(body).takeUntilOther(over));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).takeUntilOther(over));
        }
    }
}
