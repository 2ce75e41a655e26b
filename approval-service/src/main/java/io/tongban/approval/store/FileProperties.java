package io.tongban.approval.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files of cases.
 *
 * @param folder of the store, shared by all instances
 * @param keyFile keys under which the key of each file is kept, see {@link io.tongban.support.crypto.SecretKeys}; losing
 *     them loses all files
 * @param limit of a file of a material whose item names none
 * @param largest of any file: {@code Tus-Max-Size}; an item's own limit counts up to it
 * @param perMaterial files of one material, those that were replaced included
 * @param abandonedAfter what was begun and not touched for so long is removed; longer than {@code
 *     tongban.uploads.time-limit}, or what is being written goes too
 * @param sweep pause between two looks for what nobody needs any more
 * @param census pause between two comparisons of the whole store with the database
 */
@ConfigurationProperties("tongban.files")
public record FileProperties(
        Path folder,
        Path keyFile,
        @DefaultValue("50MB") DataSize limit,
        @DefaultValue("100MB") DataSize largest,
        @DefaultValue("20") int perMaterial,
        @DefaultValue("15m") Duration abandonedAfter,
        @DefaultValue("1m") Duration sweep,
        @DefaultValue("6h") Duration census) {

    public FileProperties {
        if (limit.compareTo(largest) > 0) {
            throw new IllegalArgumentException(
                    "tongban.files.limit: " + limit + " (expected: at most tongban.files.largest, " + largest + ")");
        }
    }
}
