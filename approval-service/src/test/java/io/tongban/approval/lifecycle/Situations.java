package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Calendars2024To2026;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Facts for tests: a city accepts and the province decides, received on Monday 2026-03-02. */
final class Situations {

    static final String CITY = "140100";
    static final String PROVINCE = "140000";
    static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);
    static final StatutoryClock CLOCK = new StatutoryClock(Calendars2024To2026.load());

    private Situations() {}

    static Terms terms(Kind kind) {
        boolean aid = kind == Kind.BENEFIT;
        return new Terms(
                kind,
                new Period(aid ? 7 : 30, aid ? Unit.DAY : Unit.WORKDAY),
                aid ? Trigger.RECEIVED : Trigger.ACCEPTED,
                aid ? List.of() : List.of(new Period(20, Unit.WORKDAY), new Period(10, Unit.WORKDAY)),
                new Period(aid ? 3 : 10, aid ? Unit.DAY : Unit.WORKDAY),
                aid ? Trigger.RECEIVED : Trigger.ACCEPTED,
                null,
                false);
    }

    static Facts facts(Kind kind, State state, List<String> route, String holder, LocalDate today, Entry... log) {
        Deadlines deadlines = CLOCK.fold(terms(kind), List.of(log), today);
        return new Facts(
                terms(kind),
                state,
                today,
                RECEIVED,
                true,
                route,
                holder,
                new Persons(
                        Set.of("staff:intake"),
                        Set.of("staff:opinion"),
                        Set.of("staff:opinion"),
                        Set.of("staff:chair"),
                        Set.of("staff:conflicted"),
                        Set.of(),
                        false),
                List.of(),
                new Pending(false, false, false),
                true,
                true,
                deadlines);
    }

    /** The same with a file that was not found clean. */
    static Facts unchecked(Facts facts) {
        return new Facts(
                facts.terms(),
                facts.state(),
                facts.today(),
                facts.receivedOn(),
                facts.online(),
                facts.route(),
                facts.holder(),
                facts.persons(),
                facts.interested(),
                facts.pending(),
                false,
                facts.permitStands(),
                facts.deadlines());
    }

    static Actor official(String person, String organ, Role role) {
        return new Actor(person, "某人", Set.of(role), organ, Set.of("accept", "review", "decide"));
    }

    static Entry entry(Action action, LocalDate on) {
        return new Entry(action, on, null);
    }
}
