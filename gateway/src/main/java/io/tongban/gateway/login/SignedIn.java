package io.tongban.gateway.login;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Somebody is signed in: a person, by a session's login or by a bearer token. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient @Nullable Login login;
    private final @Nullable Instant until;

    private SignedIn(Person person, @Nullable Login login, @Nullable Instant until) {
        super(List.of());
        this.person = person;
        this.login = login;
        this.until = until;
        setAuthenticated(true);
    }

    public static SignedIn bySession(Login login) {
        return new SignedIn(login.person(), login, null);
    }

    /** @param until when the token ends */
    public static SignedIn byBearer(Person person, Instant until) {
        return new SignedIn(person, null, until);
    }

    /** The person of an authentication, null for a visitor. */
    public static @Nullable Person personOf(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn in ? in.person : null;
    }

    /** The login in the session; null for a bearer token. */
    public @Nullable Login login() {
        return login;
    }

    /** When the bearer token ends; null for a session, which says so itself. */
    public @Nullable Instant until() {
        return until;
    }

    @Override
    public String getName() {
        return person.key();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn in && person.equals(in.person) && Objects.equals(login, in.login);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, login);
    }
}
