package io.tongban.gateway.login;

import io.tongban.gateway.login.Person.Organisation;
import io.tongban.gateway.session.Desk;
import io.tongban.support.identity.Passport.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a person from an issuer's claims. What an issuer may say depends on the issuer, never on the claims. */
public final class People {

    private static final Set<String> ROLES =
            Set.of("counter", "reviewer", "decider", "supervisor", "auditor", "editor");
    private static final int HIGHEST = 4;

    private People() {}

    /**
     * @param registration whose claims these are; official roles and an organ come from {@code staff} only,
     *     organisations from {@code province} only
     * @throws IllegalArgumentException without {@code sub}, or for an official without {@code organ}
     */
    public static Person from(String registration, Map<String, ?> claims) {
        boolean official = Desk.named(registration) == Desk.STAFF;
        String subject = text(claims.get("sub"));
        String organ = official ? text(claims.get("organ")) : null;
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("claim sub: absent (expected: the person's id)");
        }
        if (official && organ == null) {
            throw new IllegalArgumentException("claim organ: absent (expected: code of the official's organ)");
        }
        String name = text(claims.get("name"));
        return new Person(
                official ? Kind.OFFICIAL : Kind.APPLICANT,
                registration,
                subject,
                name == null ? "" : name,
                assurance(claims.get("loa")),
                instant(claims.get("auth_time")),
                text(claims.get("acr")),
                official ? roles(claims.get("roles")) : Set.of(),
                organ,
                official ? List.of() : organisations(claims.get("organisations")));
    }

    /** The same person as the provider tells it now; when and how they logged in stays as it was. */
    static Person again(Person before, Map<String, ?> claims) {
        Person now = from(before.issuer(), claims);
        return new Person(
                before.kind(),
                before.issuer(),
                before.subject(),
                now.name(),
                claims.containsKey("loa") ? now.assurance() : before.assurance(),
                before.authenticatedAt(),
                before.acr(),
                now.roles(),
                now.organ(),
                now.organisations());
    }

    private static Set<String> roles(@Nullable Object claim) {
        Set<String> known = new TreeSet<>();
        if (claim instanceof Collection<?> all) {
            all.stream().map(String::valueOf).filter(ROLES::contains).forEach(known::add);
        }
        return known;
    }

    private static List<Organisation> organisations(@Nullable Object claim) {
        if (!(claim instanceof Collection<?> all)) {
            return List.of();
        }
        return all.stream().map(People::organisation).filter(Objects::nonNull).toList();
    }

    private static @Nullable Organisation organisation(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            return null;
        }
        String code = text(map.get("code"));
        String name = text(map.get("name"));
        String role = text(map.get("role"));
        return code == null || name == null || role == null ? null : new Organisation(code, name, role);
    }

    private static int assurance(@Nullable Object claim) {
        return claim instanceof Number number ? Math.max(0, Math.min(HIGHEST, number.intValue())) : 0;
    }

    private static @Nullable Instant instant(@Nullable Object claim) {
        if (claim instanceof Instant already) {
            return already;
        }
        return claim instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text ? text : null;
    }
}
