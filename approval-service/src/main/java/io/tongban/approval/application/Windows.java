package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Role;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Passport.Principal;

/** 窗口: cases that were begun at a counter for who stood there, and what the counter does in them. */
public final class Windows {

    /** Nobody logs in with this issuer: the case belongs to who stood at the window. */
    public static final String ISSUER = "counter";

    private static final String OWNERS = "person:" + ISSUER + ":";
    private static final String ORGANISATIONS = "org:";

    private Windows() {}

    /** Whether the applicant can look into an account of theirs. */
    public static boolean hasAccount(Application application) {
        return !application.owner().startsWith(OWNERS);
    }

    /** Whether it was begun at a window, or is about the permit of somebody who has no account. */
    static boolean isOf(Application application) {
        return !hasAccount(application)
                || application.log().stream()
                        .anyMatch(entry -> entry.action().equals("CREATE")
                                && entry.actorRole().equals(Role.COUNTER.name()));
    }

    /** The window that it was filed at, and that of the organ that has it. */
    static boolean serves(Application application, Passport who) {
        return who.has("counter")
                && who.organ() != null
                && (application.holder().equals(who.organ())
                        || application.route().get(0).equals(who.organ()))
                && isOf(application);
    }

    /** Whether the case was begun at the window of this counter's organ. */
    public static boolean began(Application application, Passport who) {
        return application.holder().equals(who.organ()) && serves(application, who);
    }

    /** Whether the counter may now fill in the form and give files: what was begun there, or offered to it. */
    public static boolean mayFillIn(Application application, Passport who) {
        boolean here = who.has("counter") && application.holder().equals(who.organ());
        return here
                && (application.state() == State.DRAFT && application.offeredAt() != null
                        || application.state() == State.CORRECTING && isOf(application));
    }

    /** Of whom the case is, as the forms ask; read from the case, whoever acts for them. */
    public static Principal principal(Application application) {
        String owner = application.owner();
        return new Principal(
                application.principalType(),
                owner.startsWith(ORGANISATIONS) ? owner.substring(ORGANISATIONS.length()) : null,
                application.principalName(),
                null);
    }
}
