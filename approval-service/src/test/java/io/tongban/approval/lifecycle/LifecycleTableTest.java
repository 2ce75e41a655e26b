package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Situations.CITY;
import static io.tongban.approval.lifecycle.Situations.PROVINCE;
import static io.tongban.approval.lifecycle.Situations.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.lifecycle.Ruling.Allowed;
import io.tongban.approval.lifecycle.Ruling.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every table, derived from the tables themselves. */
class LifecycleTableTest {

    private static final Set<State> OUTSIDE_LEGAL_AID = EnumSet.of(State.FORWARDED, State.REPORTED, State.RETURNED);

    private static final EnumSet<State> AFTERWARDS =
            EnumSet.of(State.INITIATED, State.VIEWS_ASKED, State.VIEWS_GIVEN, State.EFFECTED, State.DROPPED);

    @ParameterizedTest
    @EnumSource
    void everyStateIsReached(Kind kind) {
        Set<State> reached = EnumSet.of(State.DRAFT);
        Lifecycle.table(kind).forEach(row -> reached.add(row.to()));

        Set<State> expected = kind.isAfterTheEnd() ? EnumSet.copyOf(AFTERWARDS) : EnumSet.complementOf(AFTERWARDS);
        if (kind == Kind.BENEFIT) {
            expected.removeAll(OUTSIDE_LEGAL_AID);
        }
        if (kind == Kind.DEREGISTRATION) {
            expected.removeAll(Set.of(State.VIEWS_ASKED, State.VIEWS_GIVEN));
        }
        expected.addAll(Set.of(State.DRAFT, State.DELIVERED, State.TERMINATED));
        assertThat(reached).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyReachedStateCanEndAndEndsAreEnds(Kind kind) {
        List<Move> table = Lifecycle.table(kind);
        Set<State> canEnd = EnumSet.noneOf(State.class);
        for (State state : State.values()) {
            if (state.isEnd()) {
                canEnd.add(state);
                assertThat(table).noneMatch(row -> row.from() == state);
            }
        }
        boolean grew = true;
        while (grew) {
            grew = table.stream()
                    .filter(row -> canEnd.contains(row.to()))
                    .map(row -> canEnd.add(row.from()))
                    .reduce(false, (a, b) -> a || b);
        }
        assertThat(table).allSatisfy(row -> assertThat(canEnd).contains(row.from(), row.to()));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasItsBasisAndStandsOnce(Kind kind) {
        List<Move> table = Lifecycle.table(kind);

        assertThat(table).allSatisfy(row -> {
            assertThat(row.basis()).isNotBlank();
            assertThat(row.clock()).isNotBlank();
        });
        assertThat(new HashSet<>(table.stream()
                        .map(row -> row.from() + " " + row.action() + " " + row.by())
                        .toList()))
                .hasSameSizeAs(table);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_POWER", "RECORD", "BENEFIT", "ANNULMENT"})
    void theLicensingActIsNoBasisOfWhatIsNoLicence(Kind kind) {
        assertThat(Lifecycle.table(kind)).noneMatch(row -> row.basis().contains("许可法"));
    }

    @ParameterizedTest
    @EnumSource
    void noRowIsOlderThanTheActsThatItCites(Kind kind) {
        assertThat(Lifecycle.table(kind)).allSatisfy(row -> {
            for (Statute statute : Statute.values()) {
                if (row.basis().contains(statute.citedAs()) && !row.basis().contains("参照" + statute.citedAs())) {
                    assertThat(row.inForceFrom()).as(row.toString()).isAfterOrEqualTo(statute.inForceFrom());
                }
            }
        });
        assertThat(Lifecycle.table(Kind.BENEFIT))
                .allSatisfy(row -> assertThat(row.inForceFrom()).isAfterOrEqualTo(LocalDate.of(2022, 1, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void aRowOutOfForceIsRefused(Kind kind) {
        for (Move row : Lifecycle.table(kind)) {
            Facts facts = favourable(kind, row.from(), row.action());
            Actor actor = actor(row.by(), row.action());
            assertThat(Lifecycle.ask(facts, actor, row.action())).isInstanceOf(Allowed.class);
            assertThat(Lifecycle.ask(receivedOn(facts, row.inForceFrom().minusDays(1)), actor, row.action()))
                    .as(row.toString())
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("OUT_OF_ORDER"));
            assertThat(Lifecycle.openActions(receivedOn(facts, row.inForceFrom().minusDays(1)), actor))
                    .doesNotContain(row);
        }
    }

    @Test
    void aLimitOutOfForceIsNone() {
        LocalDate act = LocalDate.of(2019, 4, 23);
        assertThat(Lifecycle.limit("送达", Kind.LICENCE, act)).isPresent();
        assertThat(Lifecycle.limit("送达", Kind.LICENCE, act.minusDays(1))).isEmpty();
        assertThat(Lifecycle.limit("送达", Kind.RECORD, act)).isEmpty();
        assertThat(Lifecycle.limit("送达", Kind.DEREGISTRATION, act)).isPresent();
    }

    private static Facts pending(Facts facts, Pending pending) {
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
                pending,
                facts.materialsChecked(),
                facts.permitStands(),
                facts.deadlines());
    }

    private static Facts onSite(Facts facts) {
        return new Facts(
                facts.terms(),
                facts.state(),
                facts.today(),
                facts.receivedOn(),
                false,
                facts.route(),
                facts.holder(),
                facts.persons(),
                facts.interested(),
                facts.pending(),
                facts.materialsChecked(),
                facts.permitStands(),
                facts.deadlines());
    }

    private static Facts concerning(Facts facts, Interested... interested) {
        return new Facts(
                facts.terms(),
                facts.state(),
                facts.today(),
                facts.receivedOn(),
                facts.online(),
                facts.route(),
                facts.holder(),
                facts.persons(),
                List.of(interested),
                facts.pending(),
                facts.materialsChecked(),
                facts.permitStands(),
                facts.deadlines());
    }

    @Test
    void nothingIsDecidedWhileAnInterestedPartyMaySpeak() {
        LocalDate day = Situations.RECEIVED;
        Actor decider = actor(Role.DECIDER, Action.GRANT);
        Facts facts = favourable(Kind.LICENCE, State.OPINED, Action.GRANT);

        assertThat(code(concerning(facts, new Interested(day, null, false, "")), decider))
                .isEqualTo("INTERESTED_HEARD");
        assertThat(code(concerning(facts, new Interested(day, null, true, "")), decider))
                .isEmpty();
        assertThat(code(concerning(facts, new Interested(day.minusDays(1), null, false, "")), decider))
                .isEmpty();
        assertThat(code(concerning(facts, new Interested(day.minusDays(1), day, true, "")), decider))
                .as("the applicant was not told of the hearing")
                .isEqualTo("BOTH_TOLD");
    }

    @ParameterizedTest
    @EnumSource(names = {"LICENCE", "OTHER_POWER", "RECORD", "BENEFIT"})
    void nothingIsGrantedOnWhatWasFoundUntrue(Kind kind) {
        Facts untrue = pending(favourable(kind, State.OPINED, Action.GRANT), new Pending(false, false, true));

        assertThat(code(untrue, actor(Role.DECIDER, Action.GRANT))).isEqualTo("COMMITMENTS_SETTLED");
        assertThat(Lifecycle.ask(untrue, actor(Role.DECIDER, Action.DENY), Action.DENY))
                .isInstanceOf(Allowed.class);
    }

    private static String code(Facts facts, Actor actor) {
        return Lifecycle.ask(facts, actor, Action.GRANT) instanceof Refused refused ? refused.code() : "";
    }

    private static Facts asked(Facts facts, String whom) {
        Persons persons = facts.persons();
        return new Facts(
                facts.terms(),
                facts.state(),
                facts.today(),
                facts.receivedOn(),
                facts.online(),
                facts.route(),
                facts.holder(),
                new Persons(
                        persons.acceptedBy(),
                        persons.opinedBy(),
                        persons.reviewedBy(),
                        persons.chairs(),
                        persons.conflicted(),
                        Set.of(whom),
                        false),
                facts.interested(),
                facts.pending(),
                facts.materialsChecked(),
                facts.permitStands(),
                facts.deadlines());
    }

    @ParameterizedTest
    @EnumSource
    void whoseRecusalIsAskedTakesNoStepButToStandAside(Kind kind) {
        for (Move row : Lifecycle.table(kind)) {
            Facts facts = asked(favourable(kind, row.from(), row.action()), "staff:x");
            boolean official = EnumSet.of(Role.COUNTER, Role.REVIEWER, Role.DECIDER, Role.WINDOW)
                    .contains(row.by());
            Ruling ruling = Lifecycle.ask(facts, actor(row.by(), row.action()), row.action());
            // a proceeding that is not open yet has nobody to ask
            boolean refused = official || row.action() == Action.REQUEST_RECUSAL;
            assertThat(ruling).as(row.toString()).isInstanceOf(refused ? Refused.class : Allowed.class);
        }
    }

    private static Facts receivedOn(Facts facts, LocalDate day) {
        return new Facts(
                facts.terms(),
                facts.state(),
                facts.today(),
                day,
                facts.online(),
                facts.route(),
                facts.holder(),
                facts.persons(),
                facts.interested(),
                facts.pending(),
                facts.materialsChecked(),
                facts.permitStands(),
                facts.deadlines());
    }

    @ParameterizedTest
    @EnumSource(names = "LICENCE", mode = EnumSource.Mode.EXCLUDE)
    void onlyALicenceHasTheFiveDays(Kind kind) {
        assertThat(Lifecycle.table(kind)).noneMatch(row -> row.onlyIf().contains(Condition.WITHIN_ACCEPTANCE_LIMIT));
        assertThat(Lifecycle.table(Kind.LICENCE))
                .anyMatch(row -> row.onlyIf().contains(Condition.WITHIN_ACCEPTANCE_LIMIT));
    }

    /** Only permits are renewed by silence, and then nobody but the law may do anything about the decision. */
    @ParameterizedTest
    @EnumSource
    void silenceRenewsALicenceAloneAndEndsAllDeciding(Kind kind) {
        List<Move> table = Lifecycle.table(kind);
        Set<State> renewed = table.stream()
                .filter(row -> row.action() == Action.DEEM_RENEWAL)
                .map(Move::from)
                .collect(Collectors.toSet());

        assertThat(renewed)
                .isEqualTo(
                        kind == Kind.LICENCE
                                ? EnumSet.of(State.SUBMITTED, State.ACCEPTED, State.OPINED, State.FORWARDED)
                                : EnumSet.noneOf(State.class));
        assertThat(table)
                .filteredOn(row -> renewed.contains(row.from()))
                .filteredOn(row -> !Set.of(Action.DEEM_RENEWAL, Action.DEEM_ACCEPTANCE, Action.REDATE)
                        .contains(row.action()))
                .allSatisfy(row -> assertThat(row.onlyIf()).contains(Condition.NOT_RENEWED_BY_SILENCE));
    }

    static Stream<Arguments> triples() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(State.values())
                        .flatMap(state -> Stream.of(Action.values())
                                .flatMap(action -> Stream.of(Role.values())
                                        .map(role -> Arguments.of(kind, state, action, role)))));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void refusesEveryTripleOutsideTheTable(Kind kind, State state, Action action, Role role) {
        boolean inTable = Lifecycle.table(kind).stream()
                .anyMatch(row -> row.from() == state && row.action() == action && row.by() == role);
        Ruling ruling = Lifecycle.ask(favourable(kind, state, action), actor(role, action), action);

        if (inTable) {
            assertThat(ruling).isInstanceOf(Allowed.class);
        } else {
            assertThat(ruling)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isIn("OUT_OF_ORDER", "NOT_YOUR_STEP"));
        }
    }

    /** Facts under which every condition of the row that is asked for holds. */
    private static Facts favourable(Kind kind, State state, Action action) {
        List<String> route = switch (action) {
            case FORWARD -> List.of(CITY, PROVINCE);
            case REPORT_OUT -> List.of(PROVINCE, Facts.MINISTRY);
            default -> List.of(CITY);
        };
        List<StatutoryClock.Entry> log = new ArrayList<>();
        boolean renewed = action == Action.DEEM_RENEWAL;
        log.add(new StatutoryClock.Entry(
                Action.SUBMIT, Situations.RECEIVED, renewed ? Situations.RECEIVED.plusDays(Renewal.TIMELY) : null));
        log.addAll(before(action));
        LocalDate today = switch (action) {
            case RETURN, EFFECT -> Situations.RECEIVED.plusDays(2);
            case DEEM_ACCEPTANCE -> Situations.RECEIVED.plusDays(20);
            case DEEM_RENEWAL -> Situations.RECEIVED.plusDays(Renewal.TIMELY + 1);
            default -> Situations.RECEIVED;
        };
        Facts facts =
                Situations.facts(kind, state, route, route.get(0), today, log.toArray(StatutoryClock.Entry[]::new));
        if (action == Action.RECEIVE_ON_SITE) {
            return onSite(facts);
        }
        return switch (action) {
            case DECIDE_RECUSAL -> asked(facts, "staff:other");
            case CORRECT_ON_THE_SPOT -> pending(facts, new Pending(true, false, false));
            case ASSIGN_AID -> pending(facts, new Pending(false, true, false));
            case GIVE_INTERESTED_VIEWS, RECORD_INTERESTED_VIEWS, GIVE_VIEWS ->
                concerning(facts, new Interested(today, null, false, ""));
            default -> facts;
        };
    }

    /** What must have happened before, for the row to apply. */
    private static List<StatutoryClock.Entry> before(Action action) {
        LocalDate day = Situations.RECEIVED;
        return switch (action) {
            case RETURN -> List.of(new StatutoryClock.Entry(Action.REQUEST_CORRECTION, day, day.plusDays(1)));
            case REQUEST_CORRECTION_AGAIN -> List.of(entry(Action.REQUEST_CORRECTION, day), entry(Action.CORRECT, day));
            case EFFECT -> List.of(new StatutoryClock.Entry(Action.ASK_VIEWS, day, day.plusDays(1)));
            case RESUME, EXTEND_SUSPENSION -> List.of(entry(Action.SUSPEND, day));
            case REQUEST_HEARING, WAIVE_HEARING -> List.of(entry(Action.NOTIFY_HEARING_RIGHT, day));
            case ARRANGE_HEARING ->
                List.of(entry(Action.NOTIFY_HEARING_RIGHT, day), entry(Action.REQUEST_HEARING, day));
            case HOLD_HEARING, MOVE_HEARING ->
                List.of(
                        entry(Action.NOTIFY_HEARING_RIGHT, day),
                        entry(Action.REQUEST_HEARING, day),
                        new StatutoryClock.Entry(Action.ARRANGE_HEARING, day, day));
            default -> List.of();
        };
    }

    private static Actor actor(Role role, Action action) {
        String organ = action == Action.REPORT_OUT ? PROVINCE : CITY;
        if (role == Role.SYSTEM) {
            return new Actor("system:clock", "系统", Set.of(Role.SYSTEM), organ, Set.of());
        }
        return role == Role.APPLICANT ? Actor.applicant("province:a") : Situations.official("staff:x", organ, role);
    }
}
