package io.tongban.approval.application;

import io.tongban.support.identity.Passport;
import java.util.Set;

/** The auditor looks into the submitted cases of all organs, and takes no step in any. */
public final class Auditing {

    private static final Set<String> WORK = Set.of("counter", "reviewer", "decider");

    private Auditing() {}

    /** A role of the work excludes it [A]. */
    public static boolean everywhere(Passport who) {
        return who.kind() == Passport.Kind.OFFICIAL
                && who.has("auditor")
                && WORK.stream().noneMatch(who::has);
    }
}
