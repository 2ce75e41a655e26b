package io.tongban.approval.application;

import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Passport.Kind;
import io.tongban.support.identity.Passport.Principal;
import java.util.Set;

/** The law itself as an actor: what happens without anybody's will. No login gives this issuer. */
public final class SystemActor {

    static final String ISSUER = "system";

    private SystemActor() {}

    public static boolean is(String personKey) {
        return personKey.startsWith(ISSUER + ":");
    }

    /** @param organ that holds the case: the law acts where the case is */
    public static Passport at(String organ) {
        Principal nobody = new Principal("person", null, "系统", null);
        return new Passport(Kind.OFFICIAL, ISSUER, "clock", "系统", nobody, 0, null, null, Set.of(), organ);
    }
}
