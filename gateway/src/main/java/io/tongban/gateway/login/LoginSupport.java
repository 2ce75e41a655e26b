package io.tongban.gateway.login;

import io.netty.channel.ChannelOption;
import io.tongban.gateway.login.LoginProperties.Provider;
import io.tongban.gateway.session.Desk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The parts of the login that are not ours, put together so that each call has a time limit and none is made at start. */
@Configuration(proxyBeanMethods = false)
class LoginSupport {

    private static final int CONNECT_MILLIS = 2000;

    @Bean
    WebClient providerWebClient(LoginProperties properties) {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(properties.timeout());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository registrations(LoginProperties properties, PublicUrl publicUrl) {
        return new InMemoryReactiveClientRegistrationRepository(
                registration(Desk.PROVINCE, properties.province(), publicUrl),
                registration(Desk.STAFF, properties.staff(), publicUrl));
    }

    private static ClientRegistration registration(Desk desk, Provider provider, PublicUrl publicUrl) {
        return ClientRegistration.withRegistrationId(desk.registration())
                .issuerUri(provider.issuer())
                .authorizationUri(provider.authorizationUri().toString())
                .tokenUri(provider.tokenUri().toString())
                .jwkSetUri(provider.jwkSetUri().toString())
                .userInfoUri(provider.userInfoUri().toString())
                .userNameAttributeName("sub")
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(publicUrl.template() + "/login/oauth2/code/{registrationId}")
                .scope(provider.scopes())
                .build();
    }

    /** Code for tokens, id token checked (issuer, audience, signature, nonce); a silent provider is a failed login. */
    @Bean
    LoginFlow loginFlow(
            WebClient providerWebClient,
            ReactiveClientRegistrationRepository registrations,
            LoginContexts contexts,
            PendingLogins pending,
            Logout logout) {
        return new LoginFlow(manager(providerWebClient), new LoginRequests(registrations), contexts, pending, logout);
    }

    private static ReactiveAuthenticationManager manager(WebClient providerWebClient) {
        WebClientReactiveAuthorizationCodeTokenResponseClient client =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(providerWebClient);
        OidcAuthorizationCodeReactiveAuthenticationManager manager =
                new OidcAuthorizationCodeReactiveAuthenticationManager(client, LoginSupport::user);
        Map<String, ReactiveJwtDecoder> decoders = new ConcurrentHashMap<>();
        manager.setJwtDecoderFactory(registration -> decoders.computeIfAbsent(
                registration.getRegistrationId(), id -> idTokens(registration, providerWebClient)));
        return authentication -> manager.authenticate(authentication)
                .onErrorMap(
                        e -> !(e instanceof AuthenticationException),
                        e -> new OAuth2AuthenticationException(new OAuth2Error("provider_unavailable"), e));
    }

    private static ReactiveJwtDecoder idTokens(ClientRegistration registration, WebClient web) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        String.valueOf(registration.getProviderDetails().getJwkSetUri()))
                .webClient(web)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    /** The id token says all: no second call at login. Claims that make no person make no login. */
    private static Mono<OidcUser> user(OidcUserRequest request) {
        String registration = request.getClientRegistration().getRegistrationId();
        return Mono.fromSupplier(() -> {
                    People.from(registration, request.getIdToken().getClaims());
                    return (OidcUser) new DefaultOidcUser(List.of(), request.getIdToken());
                })
                .onErrorMap(
                        IllegalArgumentException.class,
                        e -> new OAuth2AuthenticationException(new OAuth2Error("claims_incomplete"), e));
    }

    /** Tokens go into the session with the login, not into a store of their own. */
    @Bean
    ServerOAuth2AuthorizedClientRepository clients() {
        return new ServerOAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
                    String registration, @Nullable Authentication principal, ServerWebExchange exchange) {
                return Mono.empty();
            }

            @Override
            public Mono<Void> saveAuthorizedClient(
                    OAuth2AuthorizedClient client, @Nullable Authentication principal, ServerWebExchange exchange) {
                exchange.getAttributes().put(LoginContexts.CLIENT, client);
                return Mono.empty();
            }

            @Override
            public Mono<Void> removeAuthorizedClient(
                    String registration, @Nullable Authentication principal, ServerWebExchange exchange) {
                return Mono.empty();
            }
        };
    }
}
