package io.tongban.gateway.login;

import io.tongban.gateway.login.Login.ProviderTokens;
import io.tongban.gateway.session.Desk;
import io.tongban.gateway.session.StoredSession;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** From the session's login to the security context and, at the end of a login, the other way round. */
@Component
public final class LoginContexts implements ServerSecurityContextRepository {

    /** The client of a login that is just ending: its tokens go into the session. */
    static final String CLIENT = LoginContexts.class.getName() + ".client";

    private static final String LOADED = LoginContexts.class.getName() + ".loaded";
    private static final Duration ASSUMED_LIFE = Duration.ofMinutes(5);

    private final Confirmations confirmations;
    private final LoginProperties properties;
    private final Clock clock;

    LoginContexts(Confirmations confirmations, LoginProperties properties, Clock clock) {
        this.confirmations = confirmations;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        Desk desk = Desk.of(exchange.getRequest());
        if (!exchange.getRequest().getCookies().containsKey(desk.cookie())) {
            return Mono.empty();
        }
        Mono<SecurityContext> loaded = exchange.getAttribute(LOADED);
        if (loaded == null) {
            loaded = exchange.getSession()
                    .flatMap(session -> login(session, desk))
                    .<SecurityContext>map(login -> new SecurityContextImpl(SignedIn.bySession(login)))
                    .cache();
            exchange.getAttributes().put(LOADED, loaded);
        }
        return loaded;
    }

    /** A session of the other desk is nobody here, whichever cookie it came in. */
    private Mono<Login> login(WebSession session, Desk desk) {
        Login login = session.getAttribute(StoredSession.LOGIN);
        if (login == null || !login.person().issuer().equals(desk.registration())) {
            return Mono.empty();
        }
        // a client that hangs up must not lose a renewed refresh token
        return Detached.from(confirmations
                        .confirm(session.getId(), login)
                        .flatMap(now -> now.equals(login) ? Mono.just(now) : keep(session, now)))
                .switchIfEmpty(Mono.defer(session::invalidate).then(Mono.empty()));
    }

    /** Another request may have changed the session meanwhile: then its version stays. */
    private static Mono<Login> keep(WebSession session, Login now) {
        session.getAttributes().put(StoredSession.LOGIN, now);
        return session.save().onErrorComplete(RefusedException.class).thenReturn(now);
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        exchange.getAttributes().remove(LOADED);
        if (context == null || !(context.getAuthentication() instanceof OAuth2AuthenticationToken token)) {
            return exchange.getSession().flatMap(WebSession::invalidate);
        }
        Login login = begin(exchange, token);
        return exchange.getSession().flatMap(session -> {
            session.getAttributes().put(StoredSession.LOGIN, login);
            return session.changeSessionId();
        });
    }

    private Login begin(ServerWebExchange exchange, OAuth2AuthenticationToken token) {
        OidcUser user = (OidcUser) Objects.requireNonNull(token.getPrincipal());
        OAuth2AuthorizedClient client = exchange.getRequiredAttribute(CLIENT);
        Instant expires = client.getAccessToken().getExpiresAt();
        Instant now = clock.instant();
        ProviderTokens tokens = new ProviderTokens(
                user.getIdToken().getTokenValue(),
                client.getAccessToken().getTokenValue(),
                expires == null ? now.plus(ASSUMED_LIFE) : expires,
                client.getRefreshToken() == null
                        ? null
                        : client.getRefreshToken().getTokenValue());
        Person person = People.from(token.getAuthorizedClientRegistrationId(), user.getClaims());
        return new Login(person, null, tokens, now, now.plus(properties.recheck()));
    }
}
