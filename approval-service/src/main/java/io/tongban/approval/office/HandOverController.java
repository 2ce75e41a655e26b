package io.tongban.approval.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Claimed cases that go to a colleague of the same organ. */
@Tag(name = "hand-over", description = "移交: to a colleague, of an absent official")
@RestController
@RequestMapping(path = "/api/reviews", produces = MediaType.APPLICATION_JSON_VALUE)
public class HandOverController {

    private final HandOverCase handOver;
    private final Colleagues colleagues;

    HandOverController(HandOverCase handOver, Colleagues colleagues) {
        this.handOver = handOver;
        this.colleagues = colleagues;
    }

    /** @param to person of the list of colleagues */
    public record HandOverRequest(
            @NotBlank @Size(max = 200) String to,
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    /** @param from whose claims, whoever that is by now */
    public record HandOversRequest(
            @NotBlank @Size(max = 200) String from,
            @NotBlank @Size(max = 200) String to,
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    @Operation(
            summary = "Officials of the own organ, and how many cases each holds 同事",
            description =
                    "JSON array of {person, name, roles, holds}; known is who has opened the system at least once")
    @GetMapping("/colleagues")
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
    public Mono<String> colleagues(@AuthenticationPrincipal Passport who) {
        String organ = who.organ();
        return colleagues.of(organ == null ? "" : organ);
    }

    @Operation(
            summary = "Hand over a claimed case to a colleague who can go on with it 移交",
            description = "by who holds it, or by the organ's supervisor; answers {id, caseNumber, claimedBy}")
    @PostMapping(path = "/{id}/hand-over", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
    public Mono<ResponseEntity<String>> one(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody HandOverRequest request) {
        return handOver.one(id, new HandOverCase.Command<>(who, key, request)).map(Answers::of);
    }

    @Operation(
            summary = "Hand over everything that an absent official of the organ holds 整体移交",
            description =
                    "answers {to, handedOver, kept: [{id, caseNumber}]}: kept is what the colleague could not go on with")
    @PostMapping(path = "/hand-overs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('supervisor')")
    public Mono<ResponseEntity<String>> all(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody HandOversRequest request) {
        return handOver.all(new HandOverCase.Command<>(who, key, request)).map(Answers::of);
    }
}
