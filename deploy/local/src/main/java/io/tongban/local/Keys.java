package io.tongban.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** One signing key per service (P-256, ES256), made at first start: the private JWK 0600, the public JWK set beside. */
final class Keys {

    private static final int COORDINATE = 32;

    private final Path folder;

    Keys(Home home) {
        this.folder = home.folder("keys");
    }

    /** File with the private key of that service. */
    Path privateKey(String name) {
        Path file = folder.resolve(name + ".jwk");
        if (Files.notExists(file) || Files.notExists(publicFile(name))) {
            make(name, file);
        }
        return file;
    }

    /** File with the JWK set that others believe that service by. */
    Path publicKeys(String name) {
        privateKey(name);
        return publicFile(name);
    }

    private Path publicFile(String name) {
        return folder.resolve(name + ".jwks");
    }

    /** The public half first: a private key that nobody knows is never left behind. */
    private void make(String name, Path file) {
        KeyPair pair = pair();
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        String point = "\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"";
        // RFC 7638: the members in this order, nothing else; the key's name is its thumbprint, so a new key has a new
        // name
        String use = point + ",\"kid\":\"" + thumbprint("{" + point + "}") + "\",\"use\":\"sig\",\"alg\":\"ES256\"";
        Home.writePrivate(publicFile(name), "{\"keys\":[{" + use + "}]}\n");
        String secret = coordinate(((ECPrivateKey) pair.getPrivate()).getS());
        Home.writePrivate(file, "{" + use + ",\"d\":\"" + secret + "\"}\n");
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        Arrays.fill(bytes, (byte) 0);
        return base64(fixed);
    }

    private static String thumbprint(String json) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
