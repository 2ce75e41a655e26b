package io.tongban.gateway.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API clients that bring a person's access token instead of a session.
 *
 * @param audience our name in the token's {@code aud}; must differ from our client ids, so that an id token of a login
 *     is never taken for an access token
 * @param clients who may bring tokens ({@code azp}, else {@code client_id}); empty: nobody
 * @param staff whether tokens of the staff issuer are taken too
 */
@ConfigurationProperties("tongban.gateway.bearer")
public record BearerProperties(
        @DefaultValue("tongban") String audience,
        @DefaultValue Set<String> clients,
        @DefaultValue("false") boolean staff) {}
