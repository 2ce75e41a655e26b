package io.tongban.support.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/**
 * Signs what this service says to others: passports (the gateway) and neighbour tokens. ES256 only; the key id is the
 * key's thumbprint, so that a new key is never taken for an old one. Lives run on the system's time, not on a driven
 * clock.
 */
public final class Tokens {

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final String issuer;
    private final ECKey key;
    private final ECDSASigner signer;
    private final InstantSource time;

    public Tokens(String issuer, ECKey key, InstantSource time) {
        this.issuer = issuer;
        this.key = key;
        this.time = time;
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("key: cannot sign (expected: P-256 with private part)", e);
        }
    }

    /** Reads the private key from its file; blocking, for start-up only. */
    public static Tokens from(String issuer, Path file, InstantSource time) {
        try {
            return new Tokens(issuer, ECKey.parse(Files.readString(file)), time);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("key file: " + file + " (expected: a JWK)", e);
        }
    }

    /** A passport for one service, good for 60 seconds. */
    public String passport(Passport passport, String audience) {
        return sign(passport.claims(), audience);
    }

    /** A token for a neighbour's {@code /internal} part, good for 60 seconds. */
    public String neighbour(String audience, String scope) {
        return sign(Map.of("sub", issuer, "scope", scope), audience);
    }

    private String sign(Map<String, Object> claims, String audience) {
        Instant now = time.instant();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        claims.forEach(set::claim);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, set.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return token.serialize();
    }
}
