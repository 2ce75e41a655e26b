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
import java.util.stream.Stream;
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
        expected.addAll(Set.of(State.DRAFT, State.DELIVERED));
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
                        .map(row -> row.from() + " " + row.action())
                        .toList()))
                .hasSameSizeAs(table);
    }

    @ParameterizedTest
    @EnumSource(names = "LICENCE", mode = EnumSource.Mode.EXCLUDE)
    void onlyALicenceHasTheFiveDays(Kind kind) {
        assertThat(Lifecycle.table(kind)).noneMatch(row -> row.onlyIf().contains(Condition.WITHIN_ACCEPTANCE_LIMIT));
        assertThat(Lifecycle.table(Kind.LICENCE))
                .anyMatch(row -> row.onlyIf().contains(Condition.WITHIN_ACCEPTANCE_LIMIT));
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
        log.add(entry(Action.SUBMIT, Situations.RECEIVED));
        log.addAll(before(action));
        LocalDate today = switch (action) {
            case RETURN, EFFECT -> Situations.RECEIVED.plusDays(2);
            case DEEM_ACCEPTANCE -> Situations.RECEIVED.plusDays(20);
            default -> Situations.RECEIVED;
        };
        return Situations.facts(kind, state, route, route.get(0), today, log.toArray(StatutoryClock.Entry[]::new));
    }

    /** What must have happened before, for the row to apply. */
    private static List<StatutoryClock.Entry> before(Action action) {
        LocalDate day = Situations.RECEIVED;
        return switch (action) {
            case RETURN -> List.of(new StatutoryClock.Entry(Action.REQUEST_CORRECTION, day, day.plusDays(1)));
            case REQUEST_CORRECTION_AGAIN -> List.of(entry(Action.REQUEST_CORRECTION, day), entry(Action.CORRECT, day));
            case EFFECT -> List.of(new StatutoryClock.Entry(Action.ASK_VIEWS, day, day.plusDays(1)));
            case RESUME, EXTEND_SUSPENSION -> List.of(entry(Action.SUSPEND, day));
            case REQUEST_HEARING -> List.of(entry(Action.NOTIFY_HEARING_RIGHT, day));
            case ARRANGE_HEARING ->
                List.of(entry(Action.NOTIFY_HEARING_RIGHT, day), entry(Action.REQUEST_HEARING, day));
            case HOLD_HEARING ->
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
            return new Actor("system:clock", Set.of(Role.SYSTEM), organ, Set.of());
        }
        return role == Role.APPLICANT ? Actor.applicant("province:a") : Situations.official("staff:x", organ, role);
    }
}
