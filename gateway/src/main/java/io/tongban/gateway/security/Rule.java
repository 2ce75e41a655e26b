package io.tongban.gateway.security;

import io.tongban.gateway.login.Person;
import io.tongban.support.identity.Passport.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One line of the table: who may send that method to that path. */
public record Rule(HttpMethod method, PathPattern path, Who who) {

    static Rule of(HttpMethod method, String path, Who who) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(path), who);
    }

    /** HEAD asks what GET asks. */
    boolean covers(HttpMethod asked, PathContainer container) {
        HttpMethod as = asked == HttpMethod.HEAD ? HttpMethod.GET : asked;
        return method.equals(as) && path.matches(container);
    }

    /** To whom a line is open. */
    public sealed interface Who {

        boolean admits(@Nullable Person person);

        /** @param reason why nobody needs to sign in for it */
        record Everybody(String reason) implements Who {
            @Override
            public boolean admits(@Nullable Person person) {
                return true;
            }
        }

        record SignedInPerson() implements Who {
            @Override
            public boolean admits(@Nullable Person person) {
                return person != null;
            }
        }

        record Applicant() implements Who {
            @Override
            public boolean admits(@Nullable Person person) {
                return person != null && person.kind() == Kind.APPLICANT;
            }
        }

        /** An applicant, or the counter for who is present there. */
        record ApplicantOrCounter() implements Who {
            @Override
            public boolean admits(@Nullable Person person) {
                return person != null
                        && (person.kind() == Kind.APPLICANT
                                || person.kind() == Kind.OFFICIAL
                                        && person.roles().contains("counter"));
            }
        }

        /** @param roles one of these is enough; empty: any official */
        record Official(Set<String> roles) implements Who {
            @Override
            public boolean admits(@Nullable Person person) {
                return person != null
                        && person.kind() == Kind.OFFICIAL
                        && (roles.isEmpty() || roles.stream().anyMatch(person.roles()::contains));
            }
        }
    }
}
