package io.tongban.gateway.passport;

import io.tongban.gateway.GatewayProblem;
import io.tongban.gateway.login.Login;
import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.support.identity.Passport.Principal;
import io.tongban.support.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * On whose behalf a person acts: the header {@code X-Acting-For} of this request (a 统一社会信用代码, or {@code self}),
 * else the choice kept in the session, else themselves.
 */
public final class ActingFor {

    public static final String HEADER = "X-Acting-For";
    public static final String SELF = "self";

    private ActingFor() {}

    /** @throws io.tongban.support.problem.RefusedException ACTING_FOR_NOT_YOURS: not among the person's organisations */
    public static Principal of(SignedIn in, HttpHeaders headers) {
        String asked = headers.getFirst(HEADER);
        return principal(in.getPrincipal(), asked == null ? chosen(in) : asked);
    }

    /** @param code null or {@code self}: the person themselves */
    public static Principal principal(Person person, @Nullable String code) {
        if (code == null || code.equals(SELF)) {
            return person.self();
        }
        return person.organisation(code)
                .orElseThrow(
                        () -> Refusal.of(GatewayProblem.ACTING_FOR_NOT_YOURS).exception());
    }

    public static @Nullable String chosen(SignedIn in) {
        Login login = in.login();
        return login == null ? null : login.actingFor();
    }
}
