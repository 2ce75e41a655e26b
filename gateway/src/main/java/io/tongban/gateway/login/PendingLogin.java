package io.tongban.gateway.login;

import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** A login under way, from the redirect to the provider until its answer; plain values, so that it can be stored. */
public record PendingLogin(
        String authorizationUri,
        String clientId,
        String redirectUri,
        Set<String> scopes,
        String state,
        Map<String, Object> parameters,
        Map<String, Object> attributes,
        String requestUri) {

    static PendingLogin of(OAuth2AuthorizationRequest request) {
        return new PendingLogin(
                request.getAuthorizationUri(),
                request.getClientId(),
                String.valueOf(request.getRedirectUri()),
                request.getScopes(),
                String.valueOf(request.getState()),
                request.getAdditionalParameters(),
                request.getAttributes(),
                request.getAuthorizationRequestUri());
    }

    OAuth2AuthorizationRequest request() {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(authorizationUri)
                .clientId(clientId)
                .redirectUri(redirectUri)
                .scopes(scopes)
                .state(state)
                .additionalParameters(parameters)
                .attributes(all -> all.putAll(attributes))
                .authorizationRequestUri(requestUri)
                .build();
    }
}
