package io.tongban.gateway.login;

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

    private SignedIn(Person person, @Nullable Login login) {
        super(List.of());
        this.person = person;
        this.login = login;
        setAuthenticated(true);
    }

    public static SignedIn bySession(Login login) {
        return new SignedIn(login.person(), login);
    }

    public static SignedIn byBearer(Person person) {
        return new SignedIn(person, null);
    }

    /** The person of an authentication, null for a visitor. */
    public static @Nullable Person personOf(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn in ? in.person : null;
    }

    /** The login in the session; null for a bearer token. */
    public @Nullable Login login() {
        return login;
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
