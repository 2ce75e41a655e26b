package io.tongban.approval.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploads.
 *
 * @param chunk largest body of one request, told in {@code Upload-Max-Chunk}
 * @param expiresAfter what no case has taken by then is removed
 * @param open uploads that one owner may have, finished ones that no case has taken included
 * @param openBytes declared lengths of these together
 * @param parts requests that one upload may take
 * @param patience for the next byte of a body
 * @param timeLimit for one body; what came by then counts
 */
@ConfigurationProperties("tongban.uploads")
public record UploadProperties(
        @DefaultValue("8MB") DataSize chunk,
        @DefaultValue("24h") Duration expiresAfter,
        @DefaultValue("50") int open,
        @DefaultValue("500MB") DataSize openBytes,
        @DefaultValue("1000") int parts,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("10m") Duration timeLimit) {}
