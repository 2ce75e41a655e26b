package io.tongban.gateway.login;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;

/** What a login is made of, from the redirect to the provider to the logout. */
public record LoginFlow(
        ReactiveAuthenticationManager manager,
        ServerOAuth2AuthorizationRequestResolver requests,
        LoginContexts contexts,
        PendingLogins pending,
        Logout logout) {}
