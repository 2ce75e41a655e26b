package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.ApplicationView;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the applicant does. */
@Tag(name = "applications", description = "申请: draft, submission, correction, withdrawal")
@RestController
@RequestMapping(path = "/api/applications", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class FilingController {

    private final StartApplication start;
    private final EditForm edit;
    private final SubmitApplication submit;
    private final CorrectApplication correct;
    private final CorrectOnTheSpot correctOnTheSpot;
    private final WithdrawApplication withdraw;

    FilingController(
            StartApplication start,
            EditForm edit,
            SubmitApplication submit,
            CorrectApplication correct,
            CorrectOnTheSpot correctOnTheSpot,
            WithdrawApplication withdraw) {
        this.start = start;
        this.edit = edit;
        this.submit = submit;
        this.correct = correct;
        this.correctOnTheSpot = correctOnTheSpot;
        this.withdraw = withdraw;
    }

    /**
     * @param region six digits (GB/T 2260) of where the applicant files
     * @param another a new one although a draft of this item is open
     */
    public record StartRequest(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @NotBlank @Size(max = 6) String region,
            @Nullable Boolean another) {}

    /**
     * @param form JSON merge patch (RFC 7396) of the form
     * @param answers id of a question → values; replaces all answers
     */
    public record EditRequest(
            @Nullable JsonNode form,

            @Nullable @Size(max = 20)
            Map<String, @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String>> answers) {}

    /** @param form JSON merge patch of the fields that the counter has named */
    public record SpotRequest(@NotNull JsonNode form) {}

    public record WithdrawRequest(@Nullable @Size(max = 500) String reason) {}

    @Operation(
            summary = "Start a draft 新建草稿; answers with the case as ApplicationView",
            description = "409 DRAFT_OPEN names an open draft of the same item in draft, unless another is true;"
                    + " 409 DRAFTS_TOO_MANY where as many are open as may be.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> start(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody StartRequest request) {
        return start.handle(new StartApplication.Command(
                        who,
                        key,
                        request.itemCode(),
                        request.region(),
                        null,
                        null,
                        Boolean.TRUE.equals(request.another())))
                .map(Answers::of);
    }

    @Operation(
            summary =
                    "Change the form of a draft, or during correction; at the window that of a draft offered to it 修改申请表")
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('applicant', 'counter')")
    public Mono<ApplicationView> edit(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String revision,
            @Valid @RequestBody EditRequest request) {
        JsonNode patch = request.form() == null ? JsonNodeFactory.instance.objectNode() : request.form();
        return edit.handle(new EditForm.Command(id, who, revision, patch, request.answers()));
    }

    @Operation(
            summary = "Submit 提交申请; all faults at once where it is not complete",
            description =
                    "itemVersion: the version of the item that the applicant was shown; without it, or with an older"
                            + " one, a draft whose item has changed is refused with ITEM_CHANGED and the changes")
    @PostMapping("/{id}/submission")
    public Mono<ResponseEntity<String>> submit(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return submit.handle(new SubmitApplication.Command(id, who, key, Answers.text(body), seen(body), null))
                .map(Answers::of);
    }

    @Operation(summary = "Give in the correction 提交补正")
    @PostMapping("/{id}/correction")
    public Mono<ResponseEntity<String>> correct(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return correct.handle(new CorrectApplication.Command(id, who, key, Answers.text(body), null))
                .map(Answers::of);
    }

    @Operation(summary = "Correct at once what the counter has named 当场更正")
    @PostMapping(path = "/{id}/spot-correction", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> correctOnTheSpot(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SpotRequest request) {
        return correctOnTheSpot
                .handle(new CorrectOnTheSpot.Command(id, who, key, request.form(), null))
                .map(Answers::of);
    }

    @Operation(summary = "Withdraw before the decision 撤回申请")
    @PostMapping(path = "/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> withdraw(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WithdrawRequest request) {
        return withdraw.handle(new WithdrawApplication.Command(id, who, key, request.reason(), null))
                .map(Answers::of);
    }

    private static @Nullable Integer seen(@Nullable JsonNode body) {
        return body != null && body.path("itemVersion").isInt()
                ? body.path("itemVersion").asInt()
                : null;
    }
}
