package io.tongban.support.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Two kinds of trust, never mixed: the gateway's key on {@code /api}, a neighbour's own key on
 * {@code /internal}. Import into a service; the gateway itself has its own rules.
 */
@Configuration(proxyBeanMethods = false)
@EnableReactiveMethodSecurity
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentitySupport {

    private static final Duration SKEW = Duration.ofSeconds(5);

    private final IdentityProperties identity;
    private final Map<String, List<JWK>> keys = new HashMap<>();

    IdentitySupport(IdentityProperties identity) {
        this.identity = identity;
        identity.trusted().forEach((name, file) -> keys.put(name, read(file)));
    }

    /** What comes through the door, a visitor's requests too. */
    @Bean
    @Order(1)
    SecurityWebFilterChain passports(ServerHttpSecurity http) {
        ReactiveJwtDecoder decoder = decoder(jwt -> keys.getOrDefault(Passport.ISSUER, List.of()));
        return bare(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**", "/verify/**"))
                .authorizeExchange(exchange -> exchange.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint((exchange, e) -> Mono.error(e))
                        .bearerTokenConverter(exchange -> Mono.justOrEmpty(
                                        exchange.getRequest().getHeaders().getFirst(Passport.HEADER))
                                .map(BearerTokenAuthenticationToken::new))
                        .jwt(jwt -> jwt.jwtDecoder(decoder)
                                .jwtAuthenticationConverter(token -> Mono.fromSupplier(() -> holder(token)))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain neighbours(ServerHttpSecurity http) {
        ReactiveJwtDecoder decoder = decoder(jwt -> neighbourKeys(jwt));
        return bare(http)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher("/internal/**"))
                .authorizeExchange(exchange -> exchange.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint((exchange, e) -> Mono.error(e))
                        .jwt(jwt -> jwt.jwtDecoder(decoder)))
                .build();
    }

    /** Health and API documents: nothing of a person's. */
    @Bean
    @Order(3)
    SecurityWebFilterChain rest(ServerHttpSecurity http) {
        return bare(http)
                .authorizeExchange(exchange -> exchange.pathMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .anyExchange()
                        .denyAll())
                .build();
    }

    /** Addresses that the firewall drops (encoded slashes, semicolons, control characters) get a problem body too. */
    @Bean
    ServerExchangeRejectedHandler droppedAddresses() {
        return (exchange, rejected) ->
                Mono.error(Refusal.of(CommonProblem.BAD_REQUEST).exception());
    }

    @Bean
    @ConditionalOnProperty("tongban.identity.key")
    Tokens tokens() {
        Path file = identity.key();
        if (file == null) {
            throw new IllegalStateException("tongban.identity.key: absent (expected: a file)");
        }
        return Tokens.from(identity.name(), file, InstantSource.system());
    }

    private ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // a session, even one that is never used, is made on the threads that blocking work waits for
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, e) -> Mono.error(e))
                        .accessDeniedHandler((exchange, e) -> Mono.error(e)));
    }

    private ReactiveJwtDecoder decoder(KeysOf keysOf) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        jwt -> Flux.fromIterable(keysOf.keys(jwt)))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        OAuth2TokenValidator<Jwt> forUs = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.equals(List.of(identity.name())));
        OAuth2TokenValidator<Jwt> mustEnd = new JwtClaimValidator<>(JwtClaimNames.EXP, expires -> expires != null);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), forUs, mustEnd));
        return decoder;
    }

    /** Only the keys of the neighbour that the token names, and never the gateway's. */
    private List<JWK> neighbourKeys(JWT jwt) {
        try {
            @Nullable String issuer = jwt.getJWTClaimsSet().getIssuer();
            return issuer == null || issuer.equals(Passport.ISSUER) ? List.of() : keys.getOrDefault(issuer, List.of());
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static AbstractAuthenticationToken holder(Jwt token) {
        return new PassportHolder(Passport.from(token.getClaims()));
    }

    private static List<JWK> read(Path file) {
        try {
            return JWKSet.load(file.toFile()).getKeys();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("key file: " + file + " (expected: a JWK set)", e);
        }
    }

    private interface KeysOf {
        List<JWK> keys(JWT jwt);
    }

    /** An authentication whose principal is the passport and whose authorities are kind and roles. */
    private static final class PassportHolder extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;
        private final transient Passport passport;

        PassportHolder(Passport passport) {
            super(authorities(passport));
            this.passport = passport;
            setAuthenticated(true);
        }

        private static List<GrantedAuthority> authorities(Passport passport) {
            List<GrantedAuthority> all = new ArrayList<>();
            passport.roles().forEach(role -> all.add(new SimpleGrantedAuthority("ROLE_" + role)));
            all.add(new SimpleGrantedAuthority("ROLE_" + passport.kind().name().toLowerCase(Locale.ROOT)));
            return all;
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Passport getPrincipal() {
            return passport;
        }
    }
}
