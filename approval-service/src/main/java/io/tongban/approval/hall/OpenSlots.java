package io.tongban.approval.hall;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.WorkingDays;
import io.tongban.approval.hall.HallDeskController.OpenRequest;
import io.tongban.approval.hall.HallSlots.Times;
import io.tongban.approval.item.Item;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Opens slots of one day, all or none. A day off is meant only where it is said so. */
@Component
class OpenSlots {

    static final String ANY = "*";

    private final HallSlots slots;
    private final Calendars calendars;
    private final HallRules rules;
    private final KeptAnswers answers;
    private final JsonMapper json;

    OpenSlots(HallSlots slots, Calendars calendars, HallRules rules, KeptAnswers answers, JsonMapper json) {
        this.slots = slots;
        this.calendars = calendars;
        this.rules = rules;
        this.answers = answers;
        this.json = json;
    }

    /** The answer, in the order of the times that were asked for. */
    record Opened(List<Times> slots) {}

    /** Fails with INVALID_FIELDS, ITEM_NOT_FOUND, NO_AUTHORITY, SLOT_EXISTS. */
    Mono<StoredAnswer> handle(Passport who, @Nullable String key, OpenRequest request) {
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "hall-slots", key, request);
        return Mono.defer(() -> {
            OffsetDateTime now = rules.now();
            List<Times> times = times(request);
            List<Fault> faults = faults(request, times, now);
            if (!faults.isEmpty()) {
                return answers.find(once)
                        .switchIfEmpty(Mono.error(() ->
                                Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception()));
            }
            return item(request).flatMap(item -> open(who, request, item, times, once, now));
        });
    }

    private Mono<String> item(OpenRequest request) {
        String code = request.itemCode();
        return code == null ? Mono.just(ANY) : rules.item(code).map(Item::code);
    }

    private Mono<StoredAnswer> open(
            Passport who,
            OpenRequest request,
            String item,
            List<Times> times,
            IdempotencyKey once,
            OffsetDateTime now) {
        String answer = json.writeValueAsString(new Opened(times));
        HallSlots.New made =
                new HallSlots.New(String.valueOf(who.organ()), item, request.day(), request.capacity(), times);
        return Detached.from(slots.open(made, who, once, answer, now)
                .map(done -> done ? "" : ApprovalProblem.NO_AUTHORITY.name())
                .onErrorReturn(DuplicateKeyException.class, ApprovalProblem.SLOT_EXISTS.name())
                .flatMap(no -> no.isEmpty()
                        ? Mono.just(new StoredAnswer(once.bodyHash(), 201, answer))
                        : answers.find(once)
                                .switchIfEmpty(Mono.error(() ->
                                        Refusal.of(ApprovalProblem.valueOf(no)).exception()))));
    }

    private List<Times> times(OpenRequest request) {
        return request.begins().stream()
                .map(begin -> request.day().atTime(begin).atZone(rules.zone()).toOffsetDateTime())
                .map(begin -> new Times(UUID.randomUUID(), begin, begin.plusMinutes(request.minutes())))
                .toList();
    }

    private List<Fault> faults(OpenRequest request, List<Times> times, OffsetDateTime now) {
        List<Fault> faults = new ArrayList<>();
        LocalDate day = request.day();
        LocalDate last = now.toLocalDate().plusDays(rules.aheadDays());
        if (day.isAfter(last)) {
            faults.add(new Fault("/day", "TOO_FAR", "最晚可以开放到" + last, "At most until " + last));
        } else if (!Boolean.TRUE.equals(request.dayOff())) {
            dayOff(day, faults);
        }
        Set<LocalTime> seen = new HashSet<>();
        for (int i = 0; i < times.size(); i++) {
            String pointer = "/begins/" + i;
            if (!seen.add(request.begins().get(i))) {
                faults.add(new Fault(pointer, "REPEATED", "时间重复", "Given twice"));
            }
            if (!times.get(i).beginsAt().isAfter(now)) {
                faults.add(new Fault(pointer, "PAST", "时间已过", "It is over"));
            }
            if (!times.get(i).endsAt().minusNanos(1).toLocalDate().equals(day)) {
                faults.add(new Fault(pointer, "PAST_MIDNIGHT", "应当在当日结束", "It must end on the same day"));
            }
        }
        return faults;
    }

    private void dayOff(LocalDate day, List<Fault> faults) {
        WorkingDays days = calendars.workingDays();
        if (!days.publishedYears().contains(day.getYear())) {
            faults.add(new Fault(
                    "/day", "CALENDAR_MISSING", "该年的节假日安排尚未公布", "The calendar of that year is not published yet"));
        } else if (!days.isWorkday(day)) {
            faults.add(new Fault("/day", "DAY_OFF", "该日不是工作日;确需开放的,请注明", "A day off; say dayOff where it is meant"));
        }
    }
}
