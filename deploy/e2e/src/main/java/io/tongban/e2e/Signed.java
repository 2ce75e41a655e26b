package io.tongban.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JWTs as our services sign them: ES256, key id in the header, 60 s. */
public final class Signed {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Signed() {}

    /**
     * @param key file with a private JWK (P-256)
     * @param claims besides iat and exp
     */
    public static String token(Path key, Map<String, Object> claims) {
        return token(key, claims, InstantSource.system());
    }

    /** As of another time, e.g. an expired one. */
    public static String token(Path key, Map<String, Object> claims, InstantSource time) {
        try {
            JsonNode jwk = JSON.readTree(Files.readString(key));
            long now = time.instant().getEpochSecond();
            Map<String, Object> all = new LinkedHashMap<>(claims);
            all.put("iat", now);
            all.put("exp", now + LIFE.toSeconds());
            String head = part(
                    Map.of("alg", "ES256", "typ", "JWT", "kid", jwk.path("kid").asString()));
            String content = head + "." + part(all);
            // raw r and s, as JWS wants it, not DER
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey(jwk));
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new Unexpected("key " + key + " cannot sign (expected: a private JWK, P-256)", e);
        }
    }

    private static PrivateKey privateKey(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        BigInteger secret =
                new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").asString()));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static String part(Map<String, Object> content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
    }
}
