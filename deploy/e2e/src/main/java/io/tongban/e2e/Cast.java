package io.tongban.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who plays which part of a package: nobody two of one. */
final class Cast {

    private final Map<String, Applicant> parts = new LinkedHashMap<>();
    private final Applicant starter;
    private final int turn;
    private int people;
    private int organisations;

    /** @param turn who is first, so that no two that go at once are begun by the same person */
    Cast(boolean organisation, int turn) {
        this.turn = turn;
        this.starter = next(organisation);
    }

    Applicant starter() {
        return starter;
    }

    /** @param whose key of the party in the plan; @param kind natural or legal */
    Applicant of(String whose, String kind) {
        return parts.computeIfAbsent(whose, one -> next(kind.equals("legal")));
    }

    private Applicant next(boolean organisation) {
        List<Applicant> all = organisation ? Applicant.ORGANISATIONS : Applicant.PEOPLE;
        int used = organisation ? organisations++ : people++;
        if (used == all.size()) {
            throw new Unexpected("more than " + used + " of one kind take part in a package");
        }
        // its legal representative has a login: it may have something to sign
        return all.get((organisation ? used : turn + used) % all.size());
    }
}
