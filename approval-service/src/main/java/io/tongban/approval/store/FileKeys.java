package io.tongban.approval.store;

import io.tongban.support.crypto.SecretKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A key of its own for every file. */
@Component
public class FileKeys {

    private static final int BYTES = 16;

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    FileKeys(FileProperties properties) {
        this.keys = SecretKeys.from(properties.keyFile());
    }

    public SealedKey fresh(UUID file) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new SealedKey(keys.current(), Base64.getEncoder().encodeToString(keys.seal(key, bound(file))));
    }

    public SegmentCipher cipher(UUID file, SealedKey key) {
        byte[] sealed = Base64.getDecoder().decode(key.sealed());
        return new SegmentCipher(keys.openBytes(sealed, key.keyId(), bound(file)), file);
    }

    private static String bound(UUID file) {
        return "file/" + file;
    }
}
