package io.tongban.support.identity;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom this service is and whom it believes.
 *
 * @param name of this service; the audience of what is sent to it
 * @param key file with our private key (a JWK, P-256); absent where we never call a neighbour
 * @param trusted name of a neighbour → file with its public keys (a JWK set, two may live at once)
 */
@ConfigurationProperties("tongban.identity")
public record IdentityProperties(
        String name, @Nullable Path key, @DefaultValue Map<String, Path> trusted) {}
