package io.tongban.support.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Passport.Kind;
import io.tongban.support.identity.Passport.Principal;
import io.tongban.support.identity.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The keys of a test's little world, and the passports and tokens that they sign. */
public final class TestIdentity {

    private static final Map<String, ECKey> KEYS = new ConcurrentHashMap<>();

    private TestIdentity() {}

    /** The service called {@code name} trusts the gateway and the given neighbours, and has a key of its own. */
    public static void register(DynamicPropertyRegistry properties, String name, String... neighbours) {
        properties.add("tongban.identity.name", () -> name);
        properties.add(
                "tongban.identity.key", () -> write(name + ".jwk", key(name).toJSONString()));
        properties.add("tongban.identity.trusted.gateway", () -> publicKeys("gateway"));
        for (String neighbour : neighbours) {
            properties.add("tongban.identity.trusted." + neighbour, () -> publicKeys(neighbour));
        }
    }

    /** A passport of the gateway for that service: the value of {@link Passport#HEADER}. */
    public static String passport(Passport passport, String audience) {
        return tokens("gateway").passport(passport, audience);
    }

    public static String neighbour(String issuer, String audience, String scope) {
        return tokens(issuer).neighbour(audience, scope);
    }

    public static Tokens tokens(String issuer) {
        return new Tokens(issuer, key(issuer), InstantSource.system());
    }

    /** Tokens of that issuer as of another time, e.g. expired ones. */
    public static Tokens tokensAt(String issuer, Instant time) {
        return new Tokens(issuer, key(issuer), InstantSource.fixed(time));
    }

    /** A natural person, logged in with the province. */
    public static Passport person(String subject, String name) {
        return new Passport(
                Kind.APPLICANT,
                "province",
                subject,
                name,
                new Principal("person", null, name, null),
                3,
                Instant.now(),
                "L3",
                Set.of(),
                null);
    }

    /** A person acting for an organisation. */
    public static Passport operator(String subject, String name, String uscc, String organisation, String role) {
        return new Passport(
                Kind.APPLICANT,
                "province",
                subject,
                name,
                new Principal("organisation", uscc, organisation, role),
                3,
                Instant.now(),
                "L3",
                Set.of(),
                null);
    }

    /** An official of an organ. */
    public static Passport official(String subject, String name, String organ, String... roles) {
        return new Passport(
                Kind.OFFICIAL,
                "staff",
                subject,
                name,
                new Principal("person", null, name, null),
                3,
                Instant.now(),
                "L3",
                Set.of(roles),
                organ);
    }

    public static ECKey key(String name) {
        return KEYS.computeIfAbsent(name, n -> generate());
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKeys(String name) {
        return write(name + ".jwks", new JWKSet(key(name).toPublicJWK()).toString());
    }

    private static String write(String file, String content) {
        try {
            Path folder = Files.createDirectories(
                    Path.of("target", "test-keys-" + ProcessHandle.current().pid()));
            return Files.writeString(folder.resolve(file), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
