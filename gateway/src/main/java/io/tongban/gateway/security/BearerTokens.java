package io.tongban.gateway.security;

import com.nimbusds.jwt.JWTParser;
import io.tongban.gateway.login.LoginProperties;
import io.tongban.gateway.login.LoginProperties.Provider;
import io.tongban.gateway.login.People;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.session.Desk;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Takes an access token when it is signed by a listed issuer, names us in {@code aud}, comes from a listed client and has
 * an end. A provider that does not hand out its keys makes 503, not 401.
 */
final class BearerTokens implements ReactiveAuthenticationManager {

    private final Map<Desk, ReactiveJwtDecoder> decoders = new EnumMap<>(Desk.class);
    private final Map<String, Desk> issuers;
    private final BearerProperties properties;

    BearerTokens(LoginProperties login, BearerProperties properties, WebClient web) {
        this.properties = properties;
        for (Provider provider : List.of(login.province(), login.staff())) {
            if (provider.clientId().equals(properties.audience())) {
                throw new IllegalArgumentException("tongban.gateway.bearer.audience: " + properties.audience()
                        + " (expected: not a client id of a login)");
            }
        }
        decoders.put(Desk.PROVINCE, decoder(login.province(), web));
        if (properties.staff()) {
            decoders.put(Desk.STAFF, decoder(login.staff(), web));
            issuers = Map.of(
                    login.province().issuer(), Desk.PROVINCE, login.staff().issuer(), Desk.STAFF);
        } else {
            issuers = Map.of(login.province().issuer(), Desk.PROVINCE);
        }
    }

    private ReactiveJwtDecoder decoder(Provider provider, WebClient web) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        provider.jwkSetUri().toString())
                .webClient(web)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(provider.issuer()),
                new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(properties.audience()))));
        return decoder;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        Desk desk = issuer(token).map(issuers::get).orElse(null);
        ReactiveJwtDecoder decoder = desk == null ? null : decoders.get(desk);
        if (desk == null || decoder == null) {
            return Mono.error(new InvalidBearerTokenException("issuer not accepted"));
        }
        return decoder.decode(token)
                .map(jwt -> holder(desk, jwt))
                .onErrorMap(BadJwtException.class, e -> new InvalidBearerTokenException("token not accepted", e))
                .onErrorMap(
                        e -> !(e instanceof AuthenticationException),
                        e -> Refusal.of(CommonProblem.UNAVAILABLE).exception());
    }

    private Authentication holder(Desk desk, Jwt jwt) {
        String client = client(jwt);
        if (client == null || !properties.clients().contains(client)) {
            throw new InvalidBearerTokenException("client not accepted");
        }
        try {
            Instant until = Objects.requireNonNull(jwt.getExpiresAt(), "checked with the token");
            return SignedIn.byBearer(People.from(desk.registration(), jwt.getClaims()), until);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("claims not accepted", e);
        }
    }

    private static @Nullable String client(Jwt jwt) {
        String authorized = jwt.getClaimAsString("azp");
        return authorized != null ? authorized : jwt.getClaimAsString("client_id");
    }

    private static Optional<String> issuer(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
