package io.tongban.gateway.login;

import io.tongban.gateway.login.Login.ProviderTokens;
import io.tongban.gateway.login.ProviderClient.ProviderRefused;
import io.tongban.gateway.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the provider now and then whether a login still holds, and with which roles. A refusal ends the login; a provider
 * that does not answer ends it only after a configured time.
 */
@Component
public class Confirmations {

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final ProviderClient providers;
    private final Sessions sessions;
    private final LoginProperties properties;
    private final Clock clock;

    Confirmations(ProviderClient providers, Sessions sessions, LoginProperties properties, Clock clock) {
        this.providers = providers;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The login as it holds now: the same instance when there was nothing to ask, another one to be stored, or empty
     * when it is over.
     */
    public Mono<Login> confirm(String sessionId, Login login) {
        if (login.nextCheck().isAfter(clock.instant())) {
            return Mono.just(login);
        }
        // whoever does not get the lease goes on with what is known; the holder is done within the lease
        Duration lease = properties.timeout().multipliedBy(4);
        return sessions.leaseCheck(sessionId, lease).flatMap(ours -> ours ? check(login) : Mono.just(login));
    }

    private Mono<Login> check(Login login) {
        String registration = login.person().issuer();
        return freshTokens(registration, login.tokens())
                .flatMap(tokens -> providers
                        .userInfo(registration, tokens.accessToken())
                        .map(claims -> confirmed(login, tokens, claims))
                        .onErrorResume(this::noAnswer, e -> unconfirmed(login, tokens, e)))
                .onErrorResume(this::noAnswer, e -> unconfirmed(login, login.tokens(), e))
                .onErrorResume(ProviderRefused.class, e -> ended(login, e));
    }

    private boolean noAnswer(Throwable error) {
        return !(error instanceof ProviderRefused);
    }

    private Mono<ProviderTokens> freshTokens(String registration, ProviderTokens tokens) {
        boolean fresh = tokens.accessExpires().isAfter(clock.instant().plus(SLACK));
        String refresh = tokens.refreshToken();
        if (fresh) {
            return Mono.just(tokens);
        }
        return refresh == null
                ? Mono.error(new IllegalStateException("access token expired and no refresh token was given"))
                : providers.refresh(registration, tokens, refresh);
    }

    private Login confirmed(Login login, ProviderTokens tokens, Map<String, Object> claims) {
        if (!Objects.equals(claims.get("sub"), login.person().subject())) {
            throw new ProviderRefused("userinfo is about somebody else");
        }
        Instant now = clock.instant();
        Person again = again(login.person(), claims);
        return login.confirmed(again, tokens, now, now.plus(properties.recheck()));
    }

    private static Person again(Person person, Map<String, Object> claims) {
        try {
            return People.again(person, claims);
        } catch (IllegalArgumentException e) {
            throw new ProviderRefused(String.valueOf(e.getMessage()));
        }
    }

    private Mono<Login> unconfirmed(Login login, ProviderTokens tokens, Throwable error) {
        Instant now = clock.instant();
        if (login.confirmedAt().plus(properties.maxUnconfirmed()).isBefore(now)) {
            log.warn(
                    "login of a {} person ended: not confirmed since {}",
                    login.person().issuer(),
                    login.confirmedAt());
            return Mono.empty();
        }
        log.warn("{} provider did not confirm a login: {}", login.person().issuer(), error.toString());
        return Mono.just(login.unconfirmed(tokens, now.plus(properties.retry())));
    }

    private Mono<Login> ended(Login login, ProviderRefused refusal) {
        log.info(
                "login of a {} person ended by its provider: {}", login.person().issuer(), refusal.getMessage());
        return Mono.empty();
    }
}
