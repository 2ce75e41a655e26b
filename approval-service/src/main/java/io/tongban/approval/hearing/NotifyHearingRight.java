package io.tongban.approval.hearing;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.hearing.HearingController.NotifyRequest;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the applicant that a hearing may be asked for (许可法第四十七条第一款). */
@Component
class NotifyHearingRight {

    record Command(UUID id, Passport who, @Nullable String key, NotifyRequest request) {}

    private static final String UNKNOWN = "待公布";

    private final Casework casework;
    private final Documents documents;
    private final Calendars calendars;

    NotifyHearingRight(Casework casework, Documents documents, Calendars calendars) {
        this.casework = casework;
        this.documents = documents;
        this.calendars = calendars;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.NOTIFY_HEARING_RIGHT, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), facts.today())));
    }

    private Particulars particulars(NotifyRequest request, LocalDate today) {
        Optional<LocalDate> last = lastDay(today);
        String until = last.map(LocalDate::toString).orElse(UNKNOWN);
        return Particulars.of(Map.of("matter", request.matter(), "requestBy", until))
                .telling("reason", request.matter())
                .telling("requestBy", until)
                .issuing(documents.of(
                        DocumentKind.HEARING_RIGHT_NOTICE,
                        Map.of(
                                "matter",
                                request.matter(),
                                "requestBy",
                                last.map(ChineseText::day).orElse(UNKNOWN))));
    }

    /** Empty where the year is not published. */
    private Optional<LocalDate> lastDay(LocalDate today) {
        Count count = calendars.workingDays().count(today, Lifecycle.HEARING_REQUEST);
        return count instanceof Count.Reached reached ? Optional.of(reached.day()) : Optional.empty();
    }
}
