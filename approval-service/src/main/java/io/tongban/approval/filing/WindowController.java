package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Attendance;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

/** 窗口: applications on paper, and what their applicants do later, recorded for who is present. */
@Tag(name = "window", description = "窗口代办: paper applications, and the applicant's later steps")
@RestController
@RequestMapping(
        path = "/api/applications",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('counter')")
public class WindowController {

    private final StartAtWindow start;
    private final SubmitApplication submit;
    private final CorrectApplication correct;
    private final CorrectOnTheSpot correctOnTheSpot;
    private final WithdrawApplication withdraw;

    WindowController(
            StartAtWindow start,
            SubmitApplication submit,
            CorrectApplication correct,
            CorrectOnTheSpot correctOnTheSpot,
            WithdrawApplication withdraw) {
        this.start = start;
        this.submit = submit;
        this.correct = correct;
        this.correctOnTheSpot = correctOnTheSpot;
        this.withdraw = withdraw;
    }

    /**
     * @param name of the applicant, or of the organisation's operator
     * @param identityType GA/T 2000.156, as seen
     * @param identityNumber as seen; only a keyed digest is kept
     * @param organisation that applies; null where the person does
     * @param another a new one although one of this item is open
     */
    public record WindowStart(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @NotBlank @Size(max = 6) String region,
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 3) String identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @Nullable @Valid Organisation organisation,
            @Nullable Boolean another) {

        /** @param code 统一社会信用代码 */
        public record Organisation(
                @NotBlank @Size(max = 18) String code,
                @NotBlank @Size(max = 100) String name) {}
    }

    /**
     * @param originals codes of materials whose originals were seen and given back; a material counts when it is scanned
     * @param itemVersion as in a submission
     */
    public record WindowSubmission(
            @NotNull @Valid Attendance attendance,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) String> originals,
            @Nullable Integer itemVersion) {}

    public record WindowCorrection(@NotNull @Valid Attendance attendance) {}

    /** @param form JSON merge patch of the fields that the counter has named */
    public record WindowSpotCorrection(
            @NotNull @Valid Attendance attendance, @NotNull JsonNode form) {}

    public record WindowWithdrawal(
            @NotNull @Valid Attendance attendance,
            @Nullable @Size(max = 500) String reason) {}

    @Operation(
            summary = "Start a draft for who is present with papers 窗口代填",
            description =
                    "409 APPLICANT_HAS_OPEN where they have a draft or an open case of the item, unless another is"
                            + " true; caseNumber where it came to the own organ.")
    @PostMapping("/window")
    public Mono<ResponseEntity<String>> start(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowStart request) {
        return start.handle(who, key, request).map(Answers::of);
    }

    @Operation(summary = "File it: identity seen, papers typed and scanned 窗口收件")
    @PostMapping("/{id}/window/submission")
    public Mono<ResponseEntity<String>> submit(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowSubmission request) {
        return submit.handle(new SubmitApplication.Command(
                        id,
                        who,
                        key,
                        request.toString(),
                        request.itemVersion(),
                        new SubmitApplication.Paper(request.attendance(), request.originals())))
                .map(Answers::of);
    }

    @Operation(summary = "Give in the correction of who is present 窗口登记补正")
    @PostMapping("/{id}/window/correction")
    public Mono<ResponseEntity<String>> correct(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowCorrection request) {
        return correct.handle(new CorrectApplication.Command(id, who, key, "", request.attendance()))
                .map(Answers::of);
    }

    @Operation(summary = "Correct at once what was named, as who is present says 窗口登记当场更正")
    @PostMapping("/{id}/window/spot-correction")
    public Mono<ResponseEntity<String>> correctOnTheSpot(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowSpotCorrection request) {
        return correctOnTheSpot
                .handle(new CorrectOnTheSpot.Command(id, who, key, request.form(), request.attendance()))
                .map(Answers::of);
    }

    @Operation(summary = "Withdraw, as who is present asks 窗口登记撤回")
    @PostMapping("/{id}/window/withdrawal")
    public Mono<ResponseEntity<String>> withdraw(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowWithdrawal request) {
        return withdraw.handle(new WithdrawApplication.Command(id, who, key, request.reason(), request.attendance()))
                .map(Answers::of);
    }
}
