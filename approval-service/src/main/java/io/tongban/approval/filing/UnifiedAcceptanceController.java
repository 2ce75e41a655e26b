package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.item.UnifiedAcceptances;
import io.tongban.approval.item.UnifiedAcceptances.Batch;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Announced days of unified acceptance: read by anyone, kept by editors. */
@Tag(name = "on-site", description = "现场办理: offer, fill in, receive")
@RestController
@RequestMapping(path = "/api/calendar/unified-acceptances", produces = MediaType.APPLICATION_JSON_VALUE)
public class UnifiedAcceptanceController {

    private final UnifiedAcceptances unified;
    private final Organs organs;
    private final Clock clock;

    UnifiedAcceptanceController(UnifiedAcceptances unified, Organs organs, Clock clock) {
        this.unified = unified;
        this.organs = organs;
        this.clock = clock;
    }

    /** @param source number or title of the announcement; @param replaces the row that this one corrects */
    public record AnnounceRequest(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @NotBlank @Size(max = 6) String region,
            @NotBlank @Size(max = 50) String batch,
            @NotNull LocalDate fillingFrom,
            @NotNull LocalDate fillingUntil,
            @NotNull LocalDate onSiteFrom,
            @NotNull LocalDate onSiteUntil,
            @NotNull LocalDate acceptedOn,
            @NotBlank @Size(max = 300) String source,
            @Nullable UUID replaces) {}

    public record BatchesView(List<Batch> items) {}

    @Operation(summary = "Announced windows and days, the latest first 统一受理公告")
    @GetMapping
    @PreAuthorize("isAuthenticated()")
    public Mono<BatchesView> list(@RequestParam(defaultValue = "") String item) {
        return unified.all(item).map(BatchesView::new);
    }

    @Operation(summary = "Announce a batch, or correct an announcement 发布统一受理公告; cases received keep their day [A]")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('editor')")
    public Mono<ResponseEntity<String>> announce(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AnnounceRequest request) {
        List<Fault> faults = faults(request);
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        Batch batch = new Batch(
                UUID.randomUUID(),
                request.itemCode(),
                request.region(),
                request.batch(),
                request.fillingFrom(),
                request.fillingUntil(),
                request.onSiteFrom(),
                request.onSiteUntil(),
                request.acceptedOn(),
                request.source(),
                request.replaces());
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "unified-acceptances", key, request);
        return unified.announce(batch, once, OffsetDateTime.now(clock)).map(Answers::of);
    }

    private List<Fault> faults(AnnounceRequest r) {
        List<Fault> faults = new ArrayList<>();
        if (!organs.knows(r.region())) {
            faults.add(new Fault("/region", "REGION_UNKNOWN", "地区不正确", "No such region"));
        }
        later("/fillingUntil", r.fillingFrom(), r.fillingUntil(), faults);
        later("/onSiteFrom", r.fillingFrom(), r.onSiteFrom(), faults);
        later("/onSiteUntil", r.onSiteFrom(), r.onSiteUntil(), faults);
        later("/acceptedOn", r.onSiteUntil(), r.acceptedOn(), faults);
        return faults;
    }

    private static void later(String pointer, LocalDate before, LocalDate day, List<Fault> faults) {
        if (day.isBefore(before)) {
            faults.add(new Fault(pointer, "OUT_OF_ORDER", "不得早于" + before, "Not before " + before));
        }
    }
}
