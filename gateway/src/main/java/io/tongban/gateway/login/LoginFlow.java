package io.tongban.gateway.login;

import org.springframework.security.authentication.ReactiveAuthenticationManager;

/** What a login is made of, from the redirect to the provider to the logout. */
public record LoginFlow(
        ReactiveAuthenticationManager manager, LoginContexts contexts, PendingLogins pending, Logout logout) {}
