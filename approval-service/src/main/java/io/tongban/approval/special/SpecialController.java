package io.tongban.approval.special;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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

/** What stops, lengthens or ends a review by the way. Each answers with a MoveAnswer. */
@Tag(name = "special", description = "特别程序: stop and go on, extend, terminate")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class SpecialController {

    private final SuspendApplication suspendApplication;
    private final ExtendSuspension extendSuspension;
    private final ResumeApplication resumeApplication;
    private final ExtendApplication extendApplication;
    private final TerminateApplication terminateApplication;

    SpecialController(
            SuspendApplication suspendApplication,
            ExtendSuspension extendSuspension,
            ResumeApplication resumeApplication,
            ExtendApplication extendApplication,
            TerminateApplication terminateApplication) {
        this.suspendApplication = suspendApplication;
        this.extendSuspension = extendSuspension;
        this.resumeApplication = resumeApplication;
        this.extendApplication = extendApplication;
        this.terminateApplication = terminateApplication;
    }

    /** @param procedure of the closed list of art. 45, else NOT_A_SPECIAL_PROCEDURE; @param days working days that it is expected to take, told to the applicant; @param explanation why and by whom */
    public record SuspendRequest(
            @NotBlank
            @Size(max = 40)
            @Schema(
                    allowableValues = {
                        "BIDDING",
                        "AUCTION",
                        "EXAMINATION",
                        "TESTING",
                        "QUARANTINE",
                        "APPRAISAL",
                        "EXPERT_REVIEW"
                    })
            String procedure,

            @Min(1) @Max(250) int days,
            @NotBlank @Size(max = 1000) String explanation) {}

    /** @param days working days more than were told before; @param explanation why */
    public record FurtherRequest(
            @Min(1) @Max(250) int days,
            @NotBlank @Size(max = 1000) String explanation) {}

    /** @param result what came of it */
    public record ResumeRequest(@NotBlank @Size(max = 1000) String result) {}

    /**
     * @param days working days, at most 10 (15 where several organs handle the case jointly)
     * @param approval of the people's government: where several organs handle the case jointly, and only there
     */
    public record ExtendRequest(
            @Min(1) @Max(15) int days,
            @NotBlank @Size(max = 1000) String reason,
            @Valid @Nullable Approval approval) {}

    /** @param number of the government's document; @param on its day; @param by who approved it: 人民政府负责人 */
    public record Approval(
            @NotBlank @Size(max = 100) String number,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 50) String by) {}

    public record TerminateRequest(
            @NotNull TerminationReason reason,
            @NotBlank @Size(max = 1000) String explanation) {}

    @Operation(summary = "Begin a special procedure of art. 45 启动特别程序")
    @PostMapping(path = "/suspension", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> suspend(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SuspendRequest request) {
        return suspendApplication
                .handle(new SuspendApplication.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Tell again how long the special procedure takes 再次告知特别程序所需时间")
    @PostMapping(path = "/suspension-extension", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> extendSuspension(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody FurtherRequest request) {
        return extendSuspension
                .handle(new ExtendSuspension.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "End the special procedure 结束特别程序")
    @PostMapping(path = "/resumption", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> resume(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ResumeRequest request) {
        return resumeApplication
                .handle(new ResumeApplication.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Extend the limit once 延长期限")
    @PostMapping(path = "/extension", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> extend(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ExtendRequest request) {
        return extendApplication
                .handle(new ExtendApplication.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Terminate without a decision 终止办理")
    @PostMapping(path = "/termination", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> terminate(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody TerminateRequest request) {
        return terminateApplication
                .handle(new TerminateApplication.Command(id, who, key, request))
                .map(Answers::of);
    }
}
