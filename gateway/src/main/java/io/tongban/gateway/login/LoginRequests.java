package io.tongban.gateway.login;

import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What is asked of the provider. {@code ?fresh=true}: that the person identifies anew, whatever session it has with them
 * ({@code max_age=0}, OpenID Connect Core 3.1.2.1); what is signed in person asks for a login of a few minutes ago.
 */
final class LoginRequests implements ServerOAuth2AuthorizationRequestResolver {

    private static final Consumer<Map<String, Object>> ANEW = parameters -> parameters.put("max_age", "0");

    private final ServerOAuth2AuthorizationRequestResolver usual;

    LoginRequests(ReactiveClientRegistrationRepository registrations) {
        this.usual = new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return usual.resolve(exchange).map(request -> asked(exchange, request));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        return usual.resolve(exchange, registration).map(request -> asked(exchange, request));
    }

    private static OAuth2AuthorizationRequest asked(ServerWebExchange exchange, OAuth2AuthorizationRequest request) {
        boolean fresh = "true".equals(exchange.getRequest().getQueryParams().getFirst("fresh"));
        return fresh
                ? OAuth2AuthorizationRequest.from(request)
                        .additionalParameters(ANEW)
                        .build()
                : request;
    }
}
