package io.tongban.gateway.login;

import io.tongban.support.identity.Passport.Kind;
import io.tongban.support.identity.Passport.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in, as their issuer told it.
 *
 * @param issuer {@code province} or {@code staff}
 * @param assurance level of the identity check, 0 to 4
 * @param roles of an official; always empty for others, whatever their token says
 * @param organisations for which an applicant may act
 */
public record Person(
        Kind kind,
        String issuer,
        String subject,
        String name,
        int assurance,
        @Nullable Instant authenticatedAt,
        @Nullable String acr,
        Set<String> roles,
        @Nullable String organ,
        List<Organisation> organisations) {

    /** @param code 统一社会信用代码 @param role operator, administrator or legal-representative */
    public record Organisation(String code, String name, String role) {}

    /** The same person wherever they come in. */
    public String key() {
        return issuer + ":" + subject;
    }

    public Principal self() {
        return new Principal("person", null, name, null);
    }

    /** The organisation of that code, if it is among theirs. */
    public Optional<Principal> organisation(String code) {
        return organisations.stream()
                .filter(organisation -> organisation.code().equals(code))
                .findFirst()
                .map(o -> new Principal("organisation", o.code(), o.name(), o.role()));
    }
}
