package io.tongban.approval.hearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The hearing, from the told right to the record. Each answers with a MoveAnswer. */
@Tag(name = "hearing", description = "听证: right, request, call, record")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class HearingController {

    private final NotifyHearingRight notifyHearingRight;
    private final RequestHearing requestHearing;
    private final ArrangeHearing arrangeHearing;
    private final RecordHearing recordHearing;

    HearingController(
            NotifyHearingRight notifyHearingRight,
            RequestHearing requestHearing,
            ArrangeHearing arrangeHearing,
            RecordHearing recordHearing) {
        this.notifyHearingRight = notifyHearingRight;
        this.requestHearing = requestHearing;
        this.arrangeHearing = arrangeHearing;
        this.recordHearing = recordHearing;
    }

    /** @param matter why the decision touches major interests */
    public record NotifyRequest(@NotBlank @Size(max = 1000) String matter) {}

    /** @param chair account of the official in the chair; neither the reviewer nor whoever calls the hearing */
    public record ArrangeRequest(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String place,
            @NotBlank @Size(max = 100) String chair,
            @NotBlank @Size(max = 50) String chairName) {}

    /** @param transcript what was said; @param signatures names of those who signed it, the applicant among them or said absent */
    public record RecordRequest(
            @NotBlank @Size(max = 20000) String transcript,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 50) String> signatures) {}

    @Operation(summary = "Tell of the right to a hearing 告知听证权利")
    @PostMapping(path = "/hearing-notice", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> notifyRight(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NotifyRequest request) {
        return notifyHearingRight
                .handle(new NotifyHearingRight.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Ask for a hearing, within five working days 要求听证")
    @PostMapping("/hearing-request")
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> request(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return requestHearing
                .handle(new RequestHearing.Command(id, who, key, Answers.text(body)))
                .map(Answers::of);
    }

    @Operation(summary = "Call the hearing 通知听证")
    @PostMapping(path = "/hearing-arrangement", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> arrange(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ArrangeRequest request) {
        return arrangeHearing
                .handle(new ArrangeHearing.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Record the hearing 登记听证笔录")
    @PostMapping(path = "/hearing-record", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> record(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RecordRequest request) {
        return recordHearing
                .handle(new RecordHearing.Command(id, who, key, request))
                .map(Answers::of);
    }
}
