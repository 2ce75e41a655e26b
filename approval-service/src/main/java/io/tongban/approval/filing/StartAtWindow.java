package io.tongban.approval.filing;

import io.tongban.approval.application.Windows;
import io.tongban.approval.filing.WindowController.WindowStart;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Identifiers;
import io.tongban.approval.form.Identifiers.Verdict;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Passport.Kind;
import io.tongban.support.identity.Passport.Principal;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Starts a draft for who stands at the window with papers and without a login. A person is the same each time by their
 * identity document, of which only a keyed digest is kept; an organisation is its code, and sees the case under its login.
 */
@Component
class StartAtWindow {

    private static final String CHINESE_CARD = "111";

    private final StartApplication start;
    private final FormSecrets secrets;
    private final Clock clock;

    StartAtWindow(StartApplication start, FormSecrets secrets, Clock clock) {
        this.start = start;
        this.secrets = secrets;
        this.clock = clock;
    }

    Mono<StoredAnswer> handle(Passport counter, @Nullable String key, WindowStart request) {
        return Mono.defer(() -> {
            List<Fault> faults = faults(request);
            if (!faults.isEmpty()) {
                throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
            }
            String number = number(request);
            return start.handle(new StartApplication.Command(
                    present(request, number),
                    key,
                    request.itemCode(),
                    request.region(),
                    counter,
                    secrets.identity(number),
                    Boolean.TRUE.equals(request.another())));
        });
    }

    private List<Fault> faults(WindowStart request) {
        List<Fault> faults = new ArrayList<>();
        Verdict number = request.identityType().equals(CHINESE_CARD)
                ? Identifiers.identityCard(number(request), LocalDate.now(clock))
                : Verdict.OK;
        if (number != Verdict.OK) {
            faults.add(new Fault("/identityNumber", number.name(), "证件号码不正确", "Identity number: " + number));
        }
        WindowStart.Organisation organisation = request.organisation();
        Verdict code = organisation == null ? Verdict.OK : Identifiers.creditCode(organisation.code());
        if (code != Verdict.OK) {
            faults.add(new Fault("/organisation/code", code.name(), "统一社会信用代码不正确", "Credit code: " + code));
        }
        return faults;
    }

    private static String number(WindowStart request) {
        return request.identityNumber().strip().toUpperCase(Locale.ROOT);
    }

    private Passport present(WindowStart request, String number) {
        WindowStart.Organisation organisation = request.organisation();
        Principal principal = organisation == null
                ? new Principal("person", null, request.name(), null)
                : new Principal("organisation", organisation.code(), organisation.name(), "operator");
        String subject = secrets.present(request.identityType(), number);
        return new Passport(
                Kind.APPLICANT, Windows.ISSUER, subject, request.name(), principal, 0, null, null, Set.of(), null);
    }
}
