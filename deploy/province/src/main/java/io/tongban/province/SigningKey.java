package io.tongban.province;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key of one login, made at first start and kept, so that its tokens stay good over a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey from(Path file) {
        try {
            if (Files.notExists(file)) {
                write(file, new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate());
            }
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IllegalStateException("key file: " + file + " (expected: an RSA JWK)", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("no key could be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and never readable by others. */
    private static void write(Path file, RSAKey key) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, key.toJSONString());
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(draft);
        }
    }
}
