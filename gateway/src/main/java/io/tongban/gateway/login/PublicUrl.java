package io.tongban.gateway.login;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Under which address people see us. Behind a proxy it must be set: forwarded headers are not believed here.
 *
 * @param publicUrl scheme, host, port; null: as in the request
 */
@ConfigurationProperties("tongban.gateway")
public record PublicUrl(@Nullable URI publicUrl) {

    String template() {
        return publicUrl == null ? "{baseUrl}" : publicUrl.toString().replaceAll("/$", "");
    }

    String of(ServerHttpRequest request) {
        return publicUrl != null
                ? template()
                : UriComponentsBuilder.fromUri(request.getURI())
                        .replacePath(null)
                        .replaceQuery(null)
                        .fragment(null)
                        .toUriString();
    }
}
