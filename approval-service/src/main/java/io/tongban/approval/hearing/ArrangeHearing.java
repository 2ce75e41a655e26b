package io.tongban.approval.hearing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Document;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.InterestedParty;
import io.tongban.approval.application.Outcome;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.People;
import io.tongban.approval.application.Wish;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.WorkingDays;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.hearing.HearingController.ArrangeRequest;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Calls the hearing, or calls it anew: on a working day, told seven working days ahead, within twenty of the request, under
 * a chair who has not reviewed the case (许可法第四十七条、第四十八条). Where the twenty days can no longer be kept, the seven
 * still bind, and the case says late.
 */
@Component
class ArrangeHearing {

    /** @param action ARRANGE_HEARING or MOVE_HEARING; @param reason why it is called anew, empty for the first call */
    record Command(UUID id, Passport who, @Nullable String key, Action action, ArrangeRequest request, String reason) {}

    private final Casework casework;
    private final Documents documents;
    private final Calendars calendars;

    ArrangeHearing(Casework casework, Documents documents, Calendars calendars) {
        this.casework = casework;
        this.documents = documents;
        this.calendars = calendars;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(), command.who(), command.action(), command.key(), command.request() + command.reason());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command, application, facts)));
    }

    private Particulars particulars(Command command, Application application, Facts facts) {
        ArrangeRequest request = command.request();
        Optional<LocalDate> latest = application.clockEntries().stream()
                .filter(entry -> entry.action() == Action.REQUEST_HEARING)
                .findFirst()
                .map(Entry::on)
                .flatMap(on -> last(calendars.workingDays().count(on, Lifecycle.HEARING_HOLD)));
        String chair = People.person(command.who(), request.chair());
        List<Fault> faults = new ArrayList<>(day(request.on(), facts.today(), latest));
        if (facts.persons().reviewedBy().contains(chair)
                || chair.equals(command.who().personKey())) {
            faults.add(new Fault(
                    "/chair", "CHAIR_IS_REVIEWER", "听证主持人应当是审查该申请的工作人员以外的人员", "The chair may not be the reviewer"));
        }
        faults.addAll(People.faults(application, facts, command.who(), chair, "/chair"));
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        boolean late = latest.isPresent() && request.on().isAfter(latest.get());
        Particulars called = called(command, chair, late);
        for (InterestedParty party : application.interested()) {
            called = called.issuing(
                    notice(request, Documents.INTERESTED, Map.of("party", party.name(), "you", party.you())));
        }
        return called;
    }

    private Particulars called(Command command, String chair, boolean late) {
        ArrangeRequest request = command.request();
        return Particulars.of(Map.of(
                        "hearingOn", request.on().toString(),
                        "place", request.place(),
                        "chair", chair,
                        "chairName", request.chairName(),
                        "reason", command.reason(),
                        "late", late))
                .telling("hearingOn", request.on().toString())
                .telling("place", request.place())
                .telling("reason", command.reason())
                .issuing(notice(
                        request,
                        command.action() == Action.MOVE_HEARING ? "moved" : "",
                        Map.of("reason", command.reason())));
    }

    private Function<Outcome, Document> notice(ArrangeRequest request, String variant, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put("hearingOn", ChineseText.day(request.on()));
        values.put("place", request.place());
        values.put("chairName", request.chairName());
        return documents.of(DocumentKind.HEARING_NOTICE, variant, values);
    }

    private List<Fault> day(LocalDate on, LocalDate today, Optional<LocalDate> latest) {
        WorkingDays days = calendars.workingDays();
        Optional<LocalDate> told = last(days.count(today, Lifecycle.HEARING_NOTICE));
        if (told.isEmpty() || !days.publishedYears().contains(on.getYear())) {
            return List.of(new Fault("/on", "YEAR_NOT_PUBLISHED", "该年节假日安排尚未公布", "That year is not published yet"));
        }
        List<Fault> faults = new ArrayList<>();
        if (!on.isAfter(told.get())) {
            faults.add(new Fault("/on", "TOO_SOON", "应当于举行听证的七个工作日前通知申请人", "At least seven working days ahead"));
        } else if (latest.isPresent()
                && on.isAfter(latest.get())
                && latest.get().isAfter(told.get())) {
            faults.add(new Fault(
                    "/on", "TOO_LATE", "应当在申请人要求听证之日起二十个工作日内组织听证", "Within twenty working days of the request"));
        }
        if (!days.isWorkday(on)) {
            faults.add(new Fault("/on", "NOT_A_WORKDAY", "听证应当在工作日举行", "On a working day"));
        }
        return faults;
    }

    private static Optional<LocalDate> last(Count count) {
        return count instanceof Count.Reached reached ? Optional.of(reached.day()) : Optional.empty();
    }
}
