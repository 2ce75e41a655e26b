package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.Persons;
import io.tongban.approval.lifecycle.Role;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has done what in a case, read from its log. Of officials nothing is known but passports and what they did. */
public final class People {

    /** Shape of an account of the staff directory. */
    public static final String ACCOUNT = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private static final Set<String> FILING =
            Set.of(Action.SUBMIT.name(), Action.CORRECT.name(), Action.CORRECT_ON_THE_SPOT.name());

    private final List<LogEntry> log;

    private People(List<LogEntry> log) {
        this.log = log;
    }

    static Persons of(Application application) {
        People people = new People(application.log());
        Set<String> conflicted = new HashSet<>(application.related());
        conflicted.addAll(people.whoDid(Action.DECLARE_CONFLICT));
        conflicted.addAll(people.recused());
        Set<String> asked = people.asked();
        return new Persons(
                people.intake(),
                people.whoDid(Action.GIVE_OPINION, Action.INITIATE, Action.ASK_VIEWS),
                people.reviewers(),
                people.chair(),
                conflicted,
                asked,
                people.chair().stream().anyMatch(chair -> conflicted.contains(chair) || asked.contains(chair))
                        || asked.contains(people.chairName()));
    }

    /** Person of an account of the same directory as this official's. */
    public static String person(Passport who, String account) {
        return who.issuer() + ":" + account;
    }

    /** What speaks against an official who is named in this case: a conflict, or the steps that they took for another organ. */
    public static List<Fault> faults(
            Application application, Facts facts, Passport who, String person, String pointer) {
        if (facts.persons().conflicted().contains(person)) {
            return List.of(new Fault(pointer, "CONFLICTED", "该工作人员应当回避", "This official stands aside from the case"));
        }
        boolean ofAnother = application.log().stream()
                .anyMatch(entry -> entry.actor().equals(person)
                        && entry.organ() != null
                        && !entry.organ().equals(who.organ()));
        return ofAnother
                ? List.of(new Fault(pointer, "NOT_OF_THIS_ORGAN", "该工作人员不是本机关的", "This official is of another organ"))
                : List.of();
    }

    /** Who began or filed it at the window is among them: they typed what is to be reviewed. */
    private Set<String> intake() {
        Stream<String> atTheWindow = log.stream()
                .filter(entry -> entry.action().equals("CREATE")
                                && entry.actorRole().equals(Role.COUNTER.name())
                        || FILING.contains(entry.action()) && entry.actorRole().equals(Role.WINDOW.name()))
                .map(LogEntry::actor);
        return Stream.concat(
                        atTheWindow,
                        whoDid(
                                Action.RECEIVE_ON_SITE,
                                Action.ASK_SPOT_CORRECTION,
                                Action.ACCEPT,
                                Action.REQUEST_CORRECTION)
                                .stream())
                .collect(Collectors.toSet());
    }

    private Set<String> reviewers() {
        Stream<String> inspectors = entries(Action.INSPECT)
                .flatMap(entry -> entry.detail().path("inspectors").valueStream())
                .map(inspector -> inspector.asString());
        return Stream.concat(
                        inspectors,
                        whoDid(
                                Action.GIVE_OPINION,
                                Action.FORWARD,
                                Action.SUSPEND,
                                Action.EXTEND_SUSPENSION,
                                Action.RESUME,
                                Action.INSPECT,
                                Action.CONSULT,
                                Action.NOTIFY_HEARING_RIGHT,
                                Action.NOTIFY_INTERESTED)
                                .stream())
                .collect(Collectors.toSet());
    }

    /** The chair as last called. */
    private Set<String> chair() {
        return called().map(entry -> Set.of(entry.detail().path("chair").asString()))
                .orElse(Set.of());
    }

    private String chairName() {
        return called().map(entry -> entry.detail().path("chairName").asString())
                .orElse("");
    }

    private Optional<LogEntry> called() {
        return entries(Action.ARRANGE_HEARING, Action.MOVE_HEARING).reduce((first, second) -> second);
    }

    private Set<String> recused() {
        return entries(Action.DECIDE_RECUSAL)
                .filter(entry -> entry.detail().path("granted").asBoolean())
                .map(entry -> entry.detail().path("person").asString())
                .collect(Collectors.toSet());
    }

    /** Of the request that is not decided: who took the step that it names, or the name that it gives. */
    private Set<String> asked() {
        return openRequest()
                .map(request -> Stream.concat(
                                stepOf(request).map(LogEntry::actor).stream(),
                                Stream.of(request.detail().path("official").asString(""))
                                        .filter(name -> !name.isEmpty()))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<LogEntry> openRequest() {
        return entries(Action.REQUEST_RECUSAL, Action.DECIDE_RECUSAL)
                .reduce((first, second) -> second)
                .filter(entry -> entry.action().equals(Action.REQUEST_RECUSAL.name()));
    }

    private Optional<LogEntry> stepOf(LogEntry request) {
        long step = request.detail().path("step").asLong(0);
        return log.stream().filter(entry -> entry.seq() == step).findFirst();
    }

    /** The request for recusal that waits for a decision, and the person that it names by a step. */
    public record Asked(LogEntry request, Optional<String> person) {}

    public static Optional<Asked> asked(Application application) {
        People people = new People(application.log());
        return people.openRequest()
                .map(request -> new Asked(request, people.stepOf(request).map(LogEntry::actor)));
    }

    private Set<String> whoDid(Action... actions) {
        return entries(actions).map(LogEntry::actor).collect(Collectors.toSet());
    }

    private Stream<LogEntry> entries(Action... actions) {
        Set<String> names = Arrays.stream(actions).map(Action::name).collect(Collectors.toSet());
        return log.stream().filter(entry -> names.contains(entry.action()));
    }
}
