package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Situations.CITY;
import static io.tongban.approval.lifecycle.Situations.PROVINCE;
import static io.tongban.approval.lifecycle.Situations.RECEIVED;
import static io.tongban.approval.lifecycle.Situations.entry;
import static io.tongban.approval.lifecycle.Situations.facts;
import static io.tongban.approval.lifecycle.Situations.official;
import static io.tongban.approval.lifecycle.Situations.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.lifecycle.Ruling.Refused;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final List<String> ROUTE = List.of(CITY, PROVINCE);
    private static final Entry SUBMITTED = entry(Action.SUBMIT, RECEIVED);

    @Test
    void correctionMayBeRequestedOnlyOnce() {
        Facts facts = facts(
                Kind.LICENCE,
                State.SUBMITTED,
                ROUTE,
                CITY,
                RECEIVED.plusDays(3),
                SUBMITTED,
                entry(Action.REQUEST_CORRECTION, RECEIVED.plusDays(1)),
                entry(Action.CORRECT, RECEIVED.plusDays(2)));

        assertRefused("FIRST_CORRECTION", facts, official("staff:x", CITY, Role.COUNTER), Action.REQUEST_CORRECTION);
    }

    @Test
    void afterFiveWorkingDaysOfSilenceOnlyAcceptanceRemains() {
        LocalDate lastDay = LocalDate.of(2026, 3, 9);
        Actor counter = official("staff:x", CITY, Role.COUNTER);
        Facts inTime = facts(Kind.LICENCE, State.SUBMITTED, ROUTE, CITY, lastDay, SUBMITTED);
        Facts late = facts(Kind.LICENCE, State.SUBMITTED, ROUTE, CITY, lastDay.plusDays(1), SUBMITTED);

        assertThat(Lifecycle.openActions(inTime, counter))
                .extracting(Move::action)
                .containsExactly(
                        Action.REQUEST_CORRECTION, Action.ASK_SPOT_CORRECTION, Action.ACCEPT, Action.REFUSE_ACCEPTANCE);
        assertThat(Lifecycle.openActions(late, counter))
                .extracting(Move::action)
                .containsExactly(Action.ACCEPT);
        assertRefused("WITHIN_ACCEPTANCE_LIMIT", late, counter, Action.REQUEST_CORRECTION);
        assertThat(late.deadlines().deemed()).isTrue();
        assertThat(late.deadlines().acceptedOn()).isEqualTo(RECEIVED);
    }

    /** Express acceptance waits for the scanner, the law does not; correction may be asked for meanwhile. */
    @Test
    void aFileThatIsNotFoundCleanHoldsUpExpressAcceptanceAlone() {
        LocalDate lastDay = LocalDate.of(2026, 3, 9);
        Actor counter = official("staff:x", CITY, Role.COUNTER);
        Facts inTime = unchecked(facts(Kind.LICENCE, State.SUBMITTED, ROUTE, CITY, lastDay, SUBMITTED));
        Facts late = unchecked(facts(Kind.LICENCE, State.SUBMITTED, ROUTE, CITY, lastDay.plusDays(1), SUBMITTED));
        Actor time = new Actor("system:clock", "系统", Set.of(Role.SYSTEM), CITY, Set.of());

        assertRefused("MATERIALS_CHECKED", inTime, counter, Action.ACCEPT);
        assertThat(Lifecycle.openActions(inTime, counter))
                .extracting(Move::action)
                .containsExactly(Action.REQUEST_CORRECTION, Action.ASK_SPOT_CORRECTION, Action.REFUSE_ACCEPTANCE);
        assertThat(Lifecycle.ask(late, time, Action.DEEM_ACCEPTANCE)).isInstanceOf(Ruling.Allowed.class);
        assertThat(Lifecycle.ask(late, counter, Action.ACCEPT)).isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void onceThePermitHasExpiredUndecidedOnlyTheLawActs() {
        LocalDate expiry = RECEIVED.plusDays(40);
        Entry renewal = new Entry(Action.SUBMIT, RECEIVED, expiry);
        Entry accepted = entry(Action.ACCEPT, RECEIVED);
        Actor decider = official("staff:x", PROVINCE, Role.DECIDER);
        Facts lastDay = facts(Kind.LICENCE, State.OPINED, ROUTE, PROVINCE, expiry, renewal, accepted);
        Facts dayAfter = facts(Kind.LICENCE, State.OPINED, ROUTE, PROVINCE, expiry.plusDays(1), renewal, accepted);
        Actor law = new Actor("system:clock", "系统", Set.of(Role.SYSTEM), PROVINCE, Set.of());

        assertThat(Lifecycle.ask(lastDay, decider, Action.GRANT)).isInstanceOf(Ruling.Allowed.class);
        assertRefused("RENEWED_BY_SILENCE", lastDay, law, Action.DEEM_RENEWAL);
        for (Action late : List.of(Action.GRANT, Action.DENY, Action.TERMINATE, Action.EXTEND)) {
            assertRefused("NOT_RENEWED_BY_SILENCE", dayAfter, decider, late);
        }
        assertThat(Lifecycle.openActions(dayAfter, decider)).isEmpty();
        assertThat(Lifecycle.ask(dayAfter, law, Action.DEEM_RENEWAL)).isInstanceOf(Ruling.Allowed.class);
    }

    /** A permit that was taken back meanwhile is not renewed by anybody's silence. */
    @Test
    void whatNoLongerStandsIsNotRenewed() {
        LocalDate expiry = RECEIVED.plusDays(40);
        Facts stands = facts(
                Kind.LICENCE,
                State.OPINED,
                ROUTE,
                PROVINCE,
                expiry.plusDays(1),
                new Entry(Action.SUBMIT, RECEIVED, expiry));
        Facts fallen = new Facts(
                stands.terms(),
                stands.state(),
                stands.today(),
                stands.receivedOn(),
                true,
                stands.route(),
                stands.holder(),
                new Persons(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false),
                List.of(),
                stands.pending(),
                true,
                false,
                stands.deadlines());

        assertRefused(
                "RENEWED_BY_SILENCE",
                fallen,
                new Actor("system:clock", "系统", Set.of(Role.SYSTEM), PROVINCE, Set.of()),
                Action.DEEM_RENEWAL);
        assertThat(Lifecycle.ask(fallen, official("staff:x", PROVINCE, Role.DECIDER), Action.DENY))
                .isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void threePersonsAreThree() {
        Facts accepted = facts(Kind.LICENCE, State.ACCEPTED, ROUTE, CITY, RECEIVED, SUBMITTED);
        Facts atProvince = facts(Kind.LICENCE, State.OPINED, ROUTE, PROVINCE, RECEIVED, SUBMITTED);

        assertRefused(
                "NOT_INTAKE_PERSON", accepted, official("staff:intake", CITY, Role.REVIEWER), Action.GIVE_OPINION);
        assertRefused(
                "NOT_OPINION_PERSON", atProvince, official("staff:opinion", PROVINCE, Role.DECIDER), Action.GRANT);
        assertRefused("NOT_INTAKE_PERSON", atProvince, official("staff:intake", PROVINCE, Role.DECIDER), Action.DENY);
    }

    @Test
    void whoChairsTheHearingDoesNotReview() {
        Facts accepted = facts(Kind.LICENCE, State.ACCEPTED, ROUTE, CITY, RECEIVED, SUBMITTED);
        Actor chair = official("staff:chair", CITY, Role.REVIEWER);

        for (Action action : List.of(Action.GIVE_OPINION, Action.INSPECT, Action.SUSPEND, Action.CONSULT)) {
            assertRefused("NOT_CHAIR", accepted, chair, action);
        }
    }

    @Test
    void onlyTheOrganThatHoldsTheCaseAndDecidesItDecides() {
        Facts atCity = facts(Kind.LICENCE, State.OPINED, ROUTE, CITY, RECEIVED, SUBMITTED);

        assertRefused("CASE_HELD_HERE", atCity, official("staff:x", PROVINCE, Role.DECIDER), Action.GRANT);
        assertRefused("DECIDED_HERE", atCity, official("staff:x", CITY, Role.DECIDER), Action.GRANT);
        assertRefused("MINISTRY_NEXT", atCity, official("staff:x", CITY, Role.DECIDER), Action.REPORT_OUT);
    }

    @Test
    void anOrganWithoutAuthorityDoesNothing() {
        Facts facts = facts(Kind.LICENCE, State.SUBMITTED, ROUTE, CITY, RECEIVED, SUBMITTED);
        Actor without = new Actor("staff:x", "某人", Set.of(Role.COUNTER), CITY, Set.of("review"));

        assertRefused("NO_AUTHORITY", facts, without, Action.ACCEPT);
        assertThat(Lifecycle.openActions(facts, without)).isEmpty();
    }

    @Test
    void silenceAfterTheCorrectionNoticeReturnsOnlyAfterTheToldDay() {
        LocalDate answerBy = RECEIVED.plusDays(10);
        Entry asked = new Entry(Action.REQUEST_CORRECTION, RECEIVED, answerBy);
        Actor counter = official("staff:x", CITY, Role.COUNTER);
        Facts onTheDay = facts(Kind.LICENCE, State.CORRECTING, ROUTE, CITY, answerBy, SUBMITTED, asked);
        Facts dayAfter = facts(Kind.LICENCE, State.CORRECTING, ROUTE, CITY, answerBy.plusDays(1), SUBMITTED, asked);

        assertRefused("ANSWER_TIME_OVER", onTheDay, counter, Action.RETURN);
        assertThat(Lifecycle.ask(dayAfter, counter, Action.RETURN)).isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void legalAidIsWithdrawnBySilenceAndALicenceIsReturned() {
        assertThat(to(Kind.BENEFIT, State.CORRECTING, Action.RETURN)).isEqualTo(State.WITHDRAWN);
        assertThat(to(Kind.LICENCE, State.CORRECTING, Action.RETURN)).isEqualTo(State.RETURNED);
    }

    private static State to(Kind kind, State from, Action action) {
        return Lifecycle.table(kind).stream()
                .filter(row -> row.from() == from && row.action() == action)
                .map(Move::to)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String code, Facts facts, Actor actor, Action action) {
        assertThat(Lifecycle.ask(facts, actor, action))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
