package io.tongban.gateway.login;

import io.tongban.gateway.login.Login.ProviderTokens;
import io.tongban.gateway.login.LoginProperties.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks a provider about a person who is already logged in. */
@Component
class ProviderClient {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final Duration ASSUMED_LIFE = Duration.ofMinutes(5);

    private final WebClient web;
    private final LoginProperties properties;
    private final Clock clock;

    ProviderClient(WebClient providerWebClient, LoginProperties properties, Clock clock) {
        this.web = providerWebClient;
        this.properties = properties;
        this.clock = clock;
    }

    /** The provider answered, and the answer is no. Anything else that goes wrong is no answer. */
    static final class ProviderRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProviderRefused(String what) {
            super(what, null, false, false);
        }
    }

    /** Errors: {@link ProviderRefused} on 401 and 403; others when there is no answer. */
    Mono<Map<String, Object>> userInfo(String registration, String accessToken) {
        return web.get()
                .uri(properties.of(registration).userInfoUri())
                .headers(headers -> headers.setBearerAuth(accessToken))
                .exchangeToMono(response -> {
                    HttpStatusCode status = response.statusCode();
                    if (status.value() == 401 || status.value() == 403) {
                        return response.releaseBody().then(Mono.error(new ProviderRefused("userinfo " + status)));
                    }
                    return body(response);
                })
                .timeout(properties.timeout());
    }

    /** Errors: {@link ProviderRefused} on {@code invalid_grant}; others when there is no answer. */
    Mono<ProviderTokens> refresh(String registration, ProviderTokens old, String refreshToken) {
        Provider provider = properties.of(registration);
        return web.post()
                .uri(provider.tokenUri())
                .headers(headers -> basic(headers, provider))
                .body(BodyInserters.fromFormData(OAuth2ParameterNames.GRANT_TYPE, "refresh_token")
                        .with(OAuth2ParameterNames.REFRESH_TOKEN, refreshToken))
                .exchangeToMono(
                        response -> response.statusCode().is4xxClientError() ? refusal(response) : body(response))
                .map(answer -> tokens(answer, old, refreshToken))
                .timeout(properties.timeout());
    }

    private static void basic(HttpHeaders headers, Provider provider) {
        headers.setBasicAuth(provider.clientId(), provider.clientSecret());
    }

    /** Only invalid_grant speaks of the person; invalid_client and the like speak of our configuration. */
    private static Mono<Map<String, Object>> refusal(ClientResponse response) {
        return response.bodyToMono(JSON)
                .flatMap(answer -> "invalid_grant".equals(answer.get(OAuth2ParameterNames.ERROR))
                        ? Mono.error(new ProviderRefused("invalid_grant"))
                        : Mono.error(new IllegalStateException("token endpoint: " + answer.get("error"))));
    }

    private static Mono<Map<String, Object>> body(ClientResponse response) {
        return response.statusCode().is2xxSuccessful() ? response.bodyToMono(JSON) : response.createError();
    }

    private ProviderTokens tokens(Map<String, Object> answer, ProviderTokens old, String refreshToken) {
        if (!(answer.get(OAuth2ParameterNames.ACCESS_TOKEN) instanceof String access)) {
            throw new IllegalStateException("token endpoint: no access_token");
        }
        Object life = answer.get(OAuth2ParameterNames.EXPIRES_IN);
        Duration lasts = life instanceof Number seconds ? Duration.ofSeconds(seconds.longValue()) : ASSUMED_LIFE;
        Object idToken = answer.getOrDefault("id_token", old.idToken());
        Object next = answer.getOrDefault(OAuth2ParameterNames.REFRESH_TOKEN, refreshToken);
        return new ProviderTokens(
                String.valueOf(idToken), access, clock.instant().plus(lasts), String.valueOf(next));
    }
}
