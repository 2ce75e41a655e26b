package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.form.Secret;
import io.tongban.approval.item.CommitmentProperties;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether this is the person whom the commitment concerns, just logged in: the applicant of the form, of an organisation its
 * legal representative; never an operator or an agent (不能由代理人代替本人承诺 [A]).
 */
@Component
class InPerson {

    private static final String LEGAL_REPRESENTATIVE = "legal-representative";
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final CommitmentProperties properties;
    /** The login's time is of the wall clock, whatever day the cases are driven to. */
    private final InstantSource wall = InstantSource.system();

    InPerson(CommitmentProperties properties) {
        this.properties = properties;
    }

    /**
     * @return the identity number of the person whom it binds, sealed; none of an organisation
     * @throws io.tongban.support.problem.RefusedException COMMITMENT_IN_PERSON, COMMITMENT_FORM_FIRST, ASSURANCE_TOO_LOW,
     *     LOGIN_TOO_OLD
     */
    Optional<Secret> check(Application application, Passport who) {
        boolean organisation = who.principal().organisation();
        if (organisation && !LEGAL_REPRESENTATIVE.equals(who.principal().role())) {
            throw refusal(ApprovalProblem.COMMITMENT_IN_PERSON);
        }
        if (who.assurance() < properties.assurance()) {
            throw Refusal.of(ApprovalProblem.ASSURANCE_TOO_LOW)
                    .with("needed", properties.assurance())
                    .exception();
        }
        checkFresh(who.authenticatedAt());
        return organisation ? Optional.empty() : Optional.of(personOf(application, who));
    }

    private void checkFresh(@Nullable Instant login) {
        Instant now = wall.instant();
        if (login == null || login.isBefore(now.minus(properties.freshness())) || login.isAfter(now.plus(SKEW))) {
            throw Refusal.of(ApprovalProblem.LOGIN_TOO_OLD)
                    .with("within", properties.freshness().toString())
                    .exception();
        }
    }

    private static Secret personOf(Application application, Passport who) {
        String name = application.form().path("name").asString("");
        Optional<Secret> number = application.secrets().stream()
                .filter(secret -> secret.pointer().equals("/identityNumber"))
                .findFirst();
        if (name.isEmpty() || number.isEmpty()) {
            throw refusal(ApprovalProblem.COMMITMENT_FORM_FIRST);
        }
        if (!name.equals(who.name())) {
            throw refusal(ApprovalProblem.COMMITMENT_IN_PERSON);
        }
        return number.get();
    }

    private static RuntimeException refusal(ApprovalProblem problem) {
        return Refusal.of(problem).exception();
    }
}
