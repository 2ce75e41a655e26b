package io.tongban.approval.hearing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
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
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Calls the hearing: told seven working days ahead, within twenty of the request, under a chair who is not the reviewer
 * (许可法第四十七条、第四十八条). Where the twenty days can no longer be kept, the seven still bind, and the case says late.
 */
@Component
class ArrangeHearing {

    record Command(UUID id, Passport who, @Nullable String key, ArrangeRequest request) {}

    private final Casework casework;
    private final Documents documents;
    private final Calendars calendars;

    ArrangeHearing(Casework casework, Documents documents, Calendars calendars) {
        this.casework = casework;
        this.documents = documents;
        this.calendars = calendars;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.ARRANGE_HEARING, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command, application, facts)));
    }

    private Particulars particulars(Command command, Application application, Facts facts) {
        ArrangeRequest request = command.request();
        WorkingDays days = calendars.workingDays();
        Optional<LocalDate> told = last(days.count(facts.today(), Lifecycle.HEARING_NOTICE));
        Optional<LocalDate> latest = application
                .last(Action.REQUEST_HEARING)
                .map(LogEntry::on)
                .flatMap(on -> last(days.count(on, Lifecycle.HEARING_HOLD)));
        boolean late = latest.isPresent() && request.on().isAfter(latest.get());
        List<Fault> faults = new ArrayList<>();
        if (told.isEmpty() || !request.on().isAfter(told.get())) {
            faults.add(new Fault("/on", "TOO_SOON", "应当于举行听证的七个工作日前通知申请人", "At least seven working days ahead"));
        } else if (late && latest.get().isAfter(told.get())) {
            faults.add(new Fault(
                    "/on", "TOO_LATE", "应当在申请人要求听证之日起二十个工作日内组织听证", "Within twenty working days of the request"));
        }
        String chair = command.who().issuer() + ":" + request.chair();
        if (facts.opinedBy().contains(chair)
                || chair.equals(command.who().personKey())
                || facts.conflicted().contains(chair)) {
            faults.add(new Fault(
                    "/chair", "CHAIR_IS_REVIEWER", "听证主持人应当是审查该申请的工作人员以外的人员", "The chair may not be the reviewer"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        return Particulars.of(Map.of(
                        "hearingOn", request.on().toString(),
                        "place", request.place(),
                        "chair", chair,
                        "chairName", request.chairName(),
                        "late", late))
                .telling("hearingOn", request.on().toString())
                .telling("place", request.place())
                .issuing(documents.of(
                        DocumentKind.HEARING_NOTICE,
                        Map.of(
                                "hearingOn", ChineseText.day(request.on()),
                                "place", request.place(),
                                "chairName", request.chairName())));
    }

    private static Optional<LocalDate> last(Count count) {
        return count instanceof Count.Reached reached ? Optional.of(reached.day()) : Optional.empty();
    }
}
