package io.tongban.gateway.login;

import io.tongban.gateway.login.LoginProperties.Provider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends the session of the desk, then goes on to the provider's own logout where one is configured: as a redirect, or for
 * a script (Accept: application/json) as {@code {"continueAt": url}}.
 */
@Component
public final class Logout implements ServerLogoutHandler, ServerLogoutSuccessHandler {

    private final LoginProperties properties;
    private final PublicUrl publicUrl;
    private final JsonMapper json;

    Logout(LoginProperties properties, PublicUrl publicUrl, JsonMapper json) {
        this.properties = properties;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    @Override
    public Mono<Void> logout(WebFilterExchange exchange, Authentication authentication) {
        return exchange.getExchange().getSession().flatMap(WebSession::invalidate);
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange filter, Authentication authentication) {
        ServerHttpRequest request = filter.getExchange().getRequest();
        ServerHttpResponse response = filter.getExchange().getResponse();
        String next = next(request, authentication);
        List<MediaType> accepted = request.getHeaders().getAccept();
        if (accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))) {
            byte[] body = json.writeValueAsBytes(Map.of("continueAt", next));
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return response.writeWith(
                    Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
        }
        response.setStatusCode(HttpStatus.FOUND);
        response.getHeaders().set(HttpHeaders.LOCATION, next);
        return response.setComplete();
    }

    private String next(ServerHttpRequest request, Authentication authentication) {
        if (!(authentication instanceof SignedIn in) || in.login() == null) {
            return "/";
        }
        Provider provider = properties.of(in.getPrincipal().issuer());
        URI end = provider.endSessionUri();
        if (end == null) {
            return "/";
        }
        return UriComponentsBuilder.fromUri(end)
                .queryParam("id_token_hint", "{hint}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode(StandardCharsets.UTF_8)
                .buildAndExpand(in.login().tokens().idToken(), publicUrl.of(request) + "/")
                .toUriString();
    }
}
