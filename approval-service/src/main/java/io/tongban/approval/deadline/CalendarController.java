package io.tongban.approval.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.calendar.CalendarYear;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.calendar.YearRules;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The working-day calendar, for anyone to count with; and its import. */
@Tag(name = "calendar", description = "工作日历: due dates explained, import of a year")
@RestController
@RequestMapping(path = "/api/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
public class CalendarController {

    private static final int MOST_DAYS = 1000;

    private final Calendars calendars;
    private final PublishYear publish;

    CalendarController(Calendars calendars, PublishYear publish) {
        this.calendars = calendars;
        this.publish = publish;
    }

    /** @param date null where a year is not published: 待公布 */
    public record DueView(@Nullable LocalDate date, List<StepView> steps) {}

    public record StepView(LocalDate from, LocalDate to, String text) {}

    /** @param source number of the State Council's notice */
    public record YearRequest(
            @NotNull @Size(max = 300) String source,
            @NotNull @Size(max = 366) List<@NotNull LocalDate> off,
            @NotNull @Size(max = 366) List<@NotNull LocalDate> work) {}

    @Operation(
            summary = "The last day of a period 期限计算",
            description = "unit: WORKDAY, DAY or MONTH; the start day does not count")
    @GetMapping("/due")
    @PreAuthorize("isAuthenticated()")
    public Mono<DueView> due(
            @RequestParam LocalDate from, @RequestParam int days, @RequestParam(defaultValue = "WORKDAY") Unit unit) {
        if (days < 1 || days > MOST_DAYS || from.getYear() < 2000 || from.getYear() > 2100) {
            throw Refusal.of(
                            ApprovalProblem.PERIOD_WRONG,
                            "days 为1至" + MOST_DAYS + ",from 为2000年至2100年",
                            "days: 1 to " + MOST_DAYS + "; from: 2000 to 2100")
                    .exception();
        }
        Count count = calendars.workingDays().count(from, new Period(days, unit));
        List<StepView> steps = count.steps().stream()
                .map(step -> new StepView(step.from(), step.to(), step.text()))
                .toList();
        return Mono.just(new DueView(count instanceof Count.Reached reached ? reached.day() : null, steps));
    }

    @Operation(summary = "Import a year; cases that waited for it get their dates 导入节假日安排")
    @PutMapping(path = "/years/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('editor')")
    public Mono<Void> publish(
            @AuthenticationPrincipal Passport who, @PathVariable int year, @Valid @RequestBody YearRequest request) {
        List<Fault> faults = YearRules.faults(
                        year,
                        request.source(),
                        request.off(),
                        request.work(),
                        calendars.workingDays().publishedYears())
                .stream()
                .map(fault -> new Fault("/" + fault.field(), fault.code(), fault.text(), fault.textEn()))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.CALENDAR_FAULTS, faults).exception();
        }
        CalendarYear published =
                new CalendarYear(year, request.source(), Set.copyOf(request.off()), Set.copyOf(request.work()));
        return Detached.from(publish.handle(published, who.personKey()));
    }
}
