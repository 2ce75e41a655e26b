package io.tongban.gateway.me;

import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.passport.ActingFor;
import io.tongban.support.identity.Passport.Principal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Somebody for whom the person may act.
 *
 * @param type {@code person} or {@code organisation}
 * @param code 统一社会信用代码, null for the person
 * @param role in the organisation, null for the person
 */
public record PrincipalView(
        String type,
        @Nullable String code,
        String name,
        @Nullable String role,
        boolean current) {

    static List<PrincipalView> all(SignedIn in, HttpHeaders headers) {
        Person person = in.getPrincipal();
        String asked = headers.getFirst(ActingFor.HEADER);
        String wanted = asked == null ? ActingFor.chosen(in) : asked;
        String current = ActingFor.SELF.equals(wanted) ? null : wanted;
        Stream<Principal> organisations =
                person.organisations().stream().map(o -> new Principal("organisation", o.code(), o.name(), o.role()));
        return Stream.concat(Stream.of(person.self()), organisations)
                .map(p -> new PrincipalView(p.type(), p.code(), p.name(), p.role(), Objects.equals(p.code(), current)))
                .toList();
    }
}
