package io.tongban.approval.anchor;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Roots of the evidence.
 *
 * @param keyFile of {@link SigningKeys}
 * @param interval between two roots, of all instances together
 * @param heartbeat after which a root is made though no case went on: silence is told from standstill
 */
@ConfigurationProperties("tongban.evidence")
public record EvidenceProperties(
        Path keyFile,
        @DefaultValue("60s") Duration interval,
        @DefaultValue("1h") Duration heartbeat,
        @DefaultValue Platform platform) {

    /**
     * Where roots are pushed to, so that they are in other hands too.
     *
     * @param url of the provincial platform; null: nowhere
     * @param firstRetry wait after a failure; doubles up to {@code maxRetry}, and never ends
     */
    public record Platform(
            @Nullable String url,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("1s") Duration firstRetry,
            @DefaultValue("5m") Duration maxRetry) {}
}
