package io.tongban.approval.special;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Course;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.special.SpecialController.FurtherRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The time told for a special procedure was not enough: the applicant is told again, in writing (许可法第四十五条). */
@Component
class ExtendSuspension {

    record Command(UUID id, Passport who, @Nullable String key, FurtherRequest request) {}

    /** Longest time, in working days, that may be told for one procedure. */
    private static final int MOST = 1000;

    private final Casework casework;
    private final Documents documents;
    private final Calendars calendars;

    ExtendSuspension(Casework casework, Documents documents, Calendars calendars) {
        this.casework = casework;
        this.documents = documents;
        this.calendars = calendars;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.EXTEND_SUSPENSION, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), application, facts)));
    }

    private Particulars particulars(FurtherRequest request, Application application, Facts facts) {
        Count count = count(facts.course(), request.days());
        if (count instanceof Count.Reached last && last.day().isBefore(facts.today())) {
            throw refused("所需时间自原告知的期限届满后起算,至" + last.day() + ",已经过去", "It would be over already");
        }
        String until = count instanceof Count.Reached last ? ChineseText.day(last.day()) : "待公布";
        String procedure = SpecialProcedure.of(application);
        return Particulars.of(Map.of("days", request.days(), "explanation", request.explanation()))
                .telling("procedure", procedure)
                .telling("days", String.valueOf(request.days()))
                .telling("stopUntil", until)
                .telling("reason", request.explanation())
                .issuing(documents.of(
                        DocumentKind.FURTHER_PROCEDURE_NOTICE,
                        Map.of(
                                "procedure",
                                procedure,
                                "days",
                                request.days() + "个工作日",
                                "until",
                                until,
                                "explanation",
                                request.explanation())));
    }

    private Count count(Course course, int more) {
        int days = course.stopDays() + more;
        if (days > MOST) {
            throw refused("前后告知的时间合计不得超过" + MOST + "个工作日", "At most " + MOST + " working days in all");
        }
        LocalDate since = Objects.requireNonNull(course.stoppedOn());
        return calendars.workingDays().count(since, new Period(days, Unit.WORKDAY));
    }

    private static RuntimeException refused(String detail, String detailEn) {
        return Refusal.of(CommonProblem.INVALID_FIELDS, List.of(new Fault("/days", "OUT_OF_RANGE", detail, detailEn)))
                .exception();
    }
}
