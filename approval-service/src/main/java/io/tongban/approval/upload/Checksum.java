package io.tongban.approval.upload;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/** {@code Upload-Checksum: <algorithm> <Base64>} of one request's body. SM3 (GB/T 32905) is not in tus' list and is ours. */
final class Checksum {

    static final List<String> ALGORITHMS = List.of("sha1", "sha256", "sm3");

    private final Digest digest;
    private final byte[] expected;

    private Checksum(Digest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** @return null where there is none; @throws IllegalArgumentException where it is malformed or of another algorithm */
    static @Nullable Checksum of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" ");
        if (words.length != 2) {
            throw new IllegalArgumentException(header);
        }
        return new Checksum(digest(words[0]), Base64.getDecoder().decode(words[1]));
    }

    void add(ByteBuffer bytes) {
        digest.add(bytes.duplicate());
    }

    boolean holds() {
        return MessageDigest.isEqual(digest.value(), expected);
    }

    private interface Digest {
        void add(ByteBuffer bytes);

        byte[] value();
    }

    private static Digest digest(String algorithm) {
        return switch (algorithm) {
            case "sha1" -> new OfJdk("SHA-1");
            case "sha256" -> new OfJdk("SHA-256");
            case "sm3" -> new OfSm3();
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static final class OfJdk implements Digest {
        private final MessageDigest digest;

        OfJdk(String name) {
            try {
                this.digest = MessageDigest.getInstance(name);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void add(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }

    private static final class OfSm3 implements Digest {
        private final SM3Digest digest = new SM3Digest();

        @Override
        public void add(ByteBuffer bytes) {
            byte[] plain = new byte[bytes.remaining()];
            bytes.get(plain);
            digest.update(plain, 0, plain.length);
        }

        @Override
        public byte[] value() {
            byte[] value = new byte[digest.getDigestSize()];
            digest.doFinal(value, 0);
            return value;
        }
    }
}
