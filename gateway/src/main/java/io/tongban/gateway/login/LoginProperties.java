package io.tongban.gateway.login;

import io.tongban.gateway.session.Desk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The two issuers and how they are asked. Every endpoint is written out: nothing is discovered at start, so that the
 * gateway starts while a provider is down.
 *
 * @param timeout of one call to a provider
 * @param recheck pause between two confirmations of a login; with the passports' life this stays under 5 minutes
 * @param retry pause after a confirmation that a provider did not answer
 * @param maxUnconfirmed a login that no provider has vouched for this long ends
 */
@Validated
@ConfigurationProperties("tongban.gateway.login")
public record LoginProperties(
        @Valid @NotNull Provider province,
        @Valid @NotNull Provider staff,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("4m") Duration recheck,
        @DefaultValue("30s") Duration retry,
        @DefaultValue("30m") Duration maxUnconfirmed) {

    /**
     * @param issuer exactly as in the tokens
     * @param endSessionUri where logout goes on, null: logout ends here
     */
    public record Provider(
            @NotBlank String issuer,
            @NotNull URI authorizationUri,
            @NotNull URI tokenUri,
            @NotNull URI jwkSetUri,
            @NotNull URI userInfoUri,
            @NotBlank String clientId,
            @NotBlank String clientSecret,
            @Nullable URI endSessionUri,
            @DefaultValue({"openid", "profile"}) List<String> scopes) {}

    Provider of(String registration) {
        return Desk.named(registration) == Desk.STAFF ? staff : province;
    }
}
