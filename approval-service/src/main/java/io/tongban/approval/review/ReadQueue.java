package io.tongban.approval.review;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Pages;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A page of the queue. Without a step: all steps that the official's roles can move; offered drafts only where asked for. */
@Component
class ReadQueue {

    record Filter(
            @Nullable String step,
            String limit,
            String light,
            boolean undated,
            boolean redated,
            String organ,
            Narrowing narrowing) {}

    private static final Set<String> LIMITS = Set.of("LAW", "PROMISE", "INTERNAL");
    private static final Set<String> LIGHTS = Set.of("", "GREEN", "YELLOW", "RED", "BLACK");
    private static final Map<String, List<State>> STEPS = Map.of(
            "on-site", List.of(State.DRAFT),
            "intake", List.of(State.SUBMITTED),
            "waiting", List.of(State.CORRECTING),
            "review", List.of(State.ACCEPTED, State.FORWARDED, State.INITIATED),
            "decision",
                    List.of(
                            State.OPINED,
                            State.FORWARDED,
                            State.ACCEPTED,
                            State.INITIATED,
                            State.VIEWS_ASKED,
                            State.VIEWS_GIVEN),
            "outside", List.of(State.REPORTED),
            "delivery", List.of(State.GRANTED, State.DENIED, State.EFFECTED));
    private static final Map<String, List<String>> STEPS_OF_ROLE = Map.of(
            "counter", List.of("intake", "waiting", "delivery"),
            "reviewer", List.of("review", "decision"),
            "decider", List.of("decision", "outside"),
            "supervisor", List.of("intake", "waiting", "review", "decision", "outside", "delivery"));

    private final Queue queue;
    private final Organs organs;
    private final Pages pages;
    private final Clock clock;

    ReadQueue(Queue queue, Organs organs, Pages pages, Clock clock) {
        this.queue = queue;
        this.organs = organs;
        this.pages = pages;
        this.clock = clock;
    }

    Mono<String> page(Passport who, Filter filter, @Nullable String cursor, int limit) {
        check(filter);
        String organ = organ(who, filter.organ());
        List<String> states = states(who, filter.step());
        String filters = organ + " " + states + " " + filter.limit() + " " + filter.light() + " " + filter.undated()
                + " " + filter.redated() + filter.narrowing().text();
        Cursor after = Cursor.decode(cursor, filters, 2);
        int size = Pages.size(limit);
        Queue.Question question = new Queue.Question(
                organ,
                states,
                filter.limit(),
                filter.light(),
                filter.undated(),
                filter.redated(),
                filter.narrowing(),
                OffsetDateTime.now(clock).minus(Application.CLAIM),
                LocalDate.now(clock),
                after == null ? null : after.key(0, LocalDate::parse),
                after == null ? null : after.key(1, UUID::fromString),
                size + 1);
        return queue.rows(question).map(rows -> pages.of(rows, size, filters, List.of("dueKey", "id")));
    }

    /** The own one; a supervisor also sees the queues of the organs below. */
    private String organ(Passport who, String asked) {
        String own = who.organ() == null ? "" : who.organ();
        if (asked.isEmpty() || asked.equals(own)) {
            return own;
        }
        if (!who.has("supervisor") || !organs.isWithin(asked, own)) {
            throw Refusal.of(ApprovalProblem.ORGAN_NOT_BELOW).exception();
        }
        return asked;
    }

    private static void check(Filter filter) {
        List<Fault> faults = new ArrayList<>();
        if (filter.step() != null && !STEPS.containsKey(filter.step())) {
            faults.add(new Fault("/step", "NOT_A_CHOICE", "环节只能是:" + STEPS.keySet(), "One of " + STEPS.keySet()));
        }
        if (!LIMITS.contains(filter.limit())) {
            faults.add(new Fault("/of", "NOT_A_CHOICE", "期限只能是 LAW、PROMISE、INTERNAL", "LAW, PROMISE or INTERNAL"));
        }
        if (!LIGHTS.contains(filter.light())) {
            faults.add(
                    new Fault("/light", "NOT_A_CHOICE", "灯色只能是 GREEN、YELLOW、RED、BLACK", "GREEN, YELLOW, RED or BLACK"));
        }
        filter.narrowing().check(faults);
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }

    private static List<String> states(Passport who, @Nullable String step) {
        List<String> steps = step != null
                ? List.of(step)
                : who.roles().stream()
                        .flatMap(role -> STEPS_OF_ROLE.getOrDefault(role, List.of()).stream())
                        .toList();
        return steps.stream()
                .flatMap(s -> STEPS.getOrDefault(s, List.of()).stream())
                .map(State::name)
                .distinct()
                .sorted()
                .toList();
    }
}
