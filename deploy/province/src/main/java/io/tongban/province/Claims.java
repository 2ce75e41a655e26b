package io.tongban.province;

import java.security.Principal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What the tokens and the userinfo answer say about a person: read anew each time, so that a removed role is gone. */
@Component
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** A client that asks for this scope gets tokens for the gateway. */
    private static final String GATEWAY = "tongban";

    private final People people;
    private final ProvinceProperties properties;

    Claims(People people, ProvinceProperties properties) {
        this.people = people;
        this.properties = properties;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication login = known(context.getPrincipal());
        Map<String, Object> claims = of(login.getName(), OAuth2ErrorCodes.INVALID_GRANT);
        context.getClaims().claims(all -> all.putAll(claims)).claim("auth_time", Date.from(authenticatedAt(login)));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            String client = context.getRegisteredClient().getClientId();
            context.getClaims().audience(List.of(audience(client, context))).claim("client_id", client);
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            context.getClaims().subject(login.getName());
        }
    }

    /** The userinfo answer; refused once the account is disabled. */
    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        Authentication login = known(authorization.getAttribute(Principal.class.getName()));
        return OidcUserInfo.builder()
                .subject(login.getName())
                .claims(all -> all.putAll(of(login.getName(), OAuth2ErrorCodes.INVALID_TOKEN)))
                .claim("auth_time", authenticatedAt(login).getEpochSecond())
                .build();
    }

    /** When the password was last given; a second login in one session adds a factor to the first. */
    static Instant authenticatedAt(Authentication login) {
        return login.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Authentication known(@Nullable Authentication login) {
        if (login == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN);
        }
        return login;
    }

    private Map<String, Object> of(String sub, String otherwise) {
        return people.active(sub).map(Person::claims).orElseThrow(() -> new OAuth2AuthenticationException(otherwise));
    }

    private String audience(String client, JwtEncodingContext context) {
        return context.getAuthorizedScopes().contains(GATEWAY)
                ? GATEWAY
                : properties.audiences().getOrDefault(client, client);
    }
}
