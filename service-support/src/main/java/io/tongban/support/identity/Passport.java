package io.tongban.support.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as the gateway vouches for it: a JWT for one service, good for 60 seconds.
 *
 * @param issuer where the person logged in: {@code province} or {@code staff}; a person is (issuer, subject)
 * @param principal on whose behalf: the person alone, or an organisation
 * @param assurance level of the identity check at login, 0 (none) to 4
 * @param roles of an official: counter, reviewer, decider, supervisor, auditor, editor; empty for others
 * @param organ code of the official's organ
 */
public record Passport(
        Kind kind,
        String issuer,
        String subject,
        String name,
        Principal principal,
        int assurance,
        @Nullable Instant authenticatedAt,
        @Nullable String acr,
        Set<String> roles,
        @Nullable String organ) {

    public enum Kind {
        /** nobody is logged in: public pages only */
        VISITOR,
        APPLICANT,
        OFFICIAL
    }

    /**
     * On whose behalf the person acts.
     *
     * @param type {@code person} or {@code organisation}
     * @param code 统一社会信用代码 of an organisation, null for a person
     * @param role of the person in the organisation: {@code operator}, {@code administrator},
     *     {@code legal-representative}; null for a person
     */
    public record Principal(
            String type,
            @Nullable String code,
            String name,
            @Nullable String role) {

        public boolean organisation() {
            return type.equals("organisation");
        }
    }

    public static final String HEADER = "X-Passport";
    public static final String ISSUER = "gateway";

    public static Passport visitor() {
        return new Passport(
                Kind.VISITOR,
                "none",
                "visitor",
                "",
                new Principal("person", null, "", null),
                0,
                null,
                null,
                Set.of(),
                null);
    }

    /** The person, wherever they act: {@code issuer:subject}. Two steps by one person have equal keys. */
    public String personKey() {
        return issuer + ":" + subject;
    }

    /** To whom applications and notices belong: the organisation acted for, else the person. */
    public String ownerKey() {
        return principal.organisation() ? "org:" + principal.code() : "person:" + personKey();
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** The claims of the token, without those of its life (iss, aud, iat, exp). */
    public Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("login", issuer);
        claims.put("kind", kind.name());
        claims.put("name", name);
        claims.put("principal", principalClaims());
        claims.put("loa", assurance);
        claims.put("roles", List.copyOf(roles));
        put(claims, "auth_time", authenticatedAt == null ? null : authenticatedAt.getEpochSecond());
        put(claims, "acr", acr);
        put(claims, "organ", organ);
        return claims;
    }

    /** Reads what {@link #claims()} wrote. */
    @SuppressWarnings("unchecked")
    public static Passport from(Map<String, Object> claims) {
        Map<String, Object> of = required(claims, "principal", Map.class);
        List<String> roles = required(claims, "roles", List.class);
        Object time = claims.get("auth_time");
        return new Passport(
                Kind.valueOf(required(claims, "kind", String.class)),
                required(claims, "login", String.class),
                required(claims, "sub", String.class),
                required(claims, "name", String.class),
                new Principal(
                        required(of, "type", String.class),
                        (String) of.get("code"),
                        required(of, "name", String.class),
                        (String) of.get("role")),
                required(claims, "loa", Number.class).intValue(),
                time == null ? null : instant(time),
                (String) claims.get("acr"),
                Set.copyOf(roles),
                (String) claims.get("organ"));
    }

    private Map<String, Object> principalClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", principal.type());
        claims.put("name", principal.name());
        put(claims, "code", principal.code());
        put(claims, "role", principal.role());
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    private static Instant instant(Object time) {
        return time instanceof Instant already ? already : Instant.ofEpochSecond(((Number) time).longValue());
    }

    private static <T> T required(Map<String, Object> claims, String name, Class<T> type) {
        Object value = claims.get(name);
        if (value == null || !type.isInstance(value)) {
            throw new IllegalArgumentException("passport claim: " + name + " (expected: " + type.getSimpleName() + ")");
        }
        return type.cast(value);
    }
}
