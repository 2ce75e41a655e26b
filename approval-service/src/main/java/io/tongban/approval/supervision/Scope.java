package io.tongban.approval.supervision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.organ.Organ;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import org.springframework.stereotype.Component;

/** Which organs a supervisor looks at: the own one or one below it, and all below that. */
@Component
class Scope {

    private final Organs organs;

    Scope(Organs organs) {
        this.organs = organs;
    }

    /** @param asked empty for the own one; fails with ORGAN_NOT_BELOW */
    String organ(Passport who, String asked) {
        String own = who.organ() == null ? "" : who.organ();
        String organ = asked.isEmpty() ? own : asked;
        if (!organs.isWithin(organ, own)) {
            throw Refusal.of(ApprovalProblem.ORGAN_NOT_BELOW).exception();
        }
        return organ;
    }

    /** It and all below. */
    String[] within(String organ) {
        return organs.all().stream()
                .map(Organ::code)
                .filter(code -> organs.isWithin(code, organ))
                .toArray(String[]::new);
    }
}
