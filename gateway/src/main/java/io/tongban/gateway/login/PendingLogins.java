package io.tongban.gateway.login;

import io.tongban.gateway.session.StoredSession;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keeps the login under way in the session of its desk; an answer with another state finds nothing. */
@Component
public final class PendingLogins implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        return exchange.getSession()
                .mapNotNull(session -> session.<PendingLogin>getAttribute(StoredSession.PENDING))
                .filter(pending -> pending.state().equals(state))
                .map(PendingLogin::request);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(StoredSession.PENDING, PendingLogin.of(request)))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange)
                .flatMap(request -> exchange.getSession()
                        .doOnNext(session -> session.getAttributes().remove(StoredSession.PENDING))
                        .thenReturn(request));
    }
}
