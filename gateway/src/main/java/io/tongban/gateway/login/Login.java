package io.tongban.gateway.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login as its session holds it.
 *
 * @param actingFor code of the organisation chosen in the browser, null: for oneself
 * @param confirmedAt when the provider last vouched for the person
 * @param nextCheck not before this is the provider asked again
 */
public record Login(
        Person person, @Nullable String actingFor, ProviderTokens tokens, Instant confirmedAt, Instant nextCheck) {

    /** What the provider gave us; never leaves the gateway. */
    public record ProviderTokens(
            String idToken,
            String accessToken,
            Instant accessExpires,
            @Nullable String refreshToken) {}

    Login confirmed(Person again, ProviderTokens newTokens, Instant now, Instant next) {
        return new Login(again, actingFor, newTokens, now, next);
    }

    Login unconfirmed(ProviderTokens newTokens, Instant next) {
        return new Login(person, actingFor, newTokens, confirmedAt, next);
    }

    public Login actingFor(@Nullable String code) {
        return new Login(person, code, tokens, confirmedAt, nextCheck);
    }
}
