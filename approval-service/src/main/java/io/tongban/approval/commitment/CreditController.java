package io.tongban.approval.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Pages;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 信用记录: what untrue commitments left, and its repair. No outside credit data is asked. */
@Tag(name = "credit", description = "信用记录: own records, repair 信用修复")
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
public class CreditController {

    private final CreditRepairs records;
    private final RepairCredit repair;
    private final Pages pages;

    CreditController(CreditRepairs records, RepairCredit repair, Pages pages) {
        this.records = records;
        this.repair = repair;
        this.pages = pages;
    }

    /** @param text what was put right */
    public record RepairRequest(
            @NotBlank @Size(min = 4, max = 2000) String text) {}

    public record RepairDecision(
            @NotNull Boolean granted,
            @NotBlank @Size(min = 4, max = 1000) String reason) {}

    @Operation(summary = "Own credit records, newest first 本人信用记录")
    @GetMapping("/api/credit")
    @PreAuthorize("hasRole('applicant')")
    public Mono<String> own(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        String owner = who.ownerKey();
        int size = Pages.size(limit);
        return records.ofOwner(owner, Cursor.decode(cursor, owner, 2), size + 1)
                .map(rows -> pages.of(rows, size, owner, List.of("recordedAt", "id")));
    }

    @Operation(summary = "Ask for the repair of a record 申请信用修复")
    @PostMapping(path = "/api/credit/{record}/repairs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> ask(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID record,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RepairRequest request) {
        return repair.ask(who, record, key, request.text()).map(Answers::of);
    }

    @Operation(summary = "Requests for repair of the organ's records, newest first 信用修复申请")
    @GetMapping("/api/reviews/credit-repairs")
    @PreAuthorize("hasAnyRole('reviewer', 'decider', 'supervisor')")
    public Mono<String> ofOrgan(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        String organ = who.organ() == null ? "" : who.organ();
        int size = Pages.size(limit);
        return records.ofOrgan(organ, Cursor.decode(cursor, organ, 2), size + 1)
                .map(rows -> pages.of(rows, size, organ, List.of("askedAt", "id")));
    }

    @Operation(summary = "Decide on a repair 决定信用修复")
    @PostMapping(path = "/api/reviews/credit-repairs/{repair}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> decide(
            @AuthenticationPrincipal Passport who,
            @PathVariable("repair") UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RepairDecision request) {
        return repair.decide(who, id, key, request.granted(), request.reason()).map(Answers::of);
    }
}
