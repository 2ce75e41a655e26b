package io.tongban.approval.hearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.People;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

    /** @param chair account of the official in the chair; none who has reviewed the case, nor whoever calls the hearing */
    public record ArrangeRequest(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String place,
            @NotBlank @Pattern(regexp = People.ACCOUNT) String chair,
            @NotBlank @Size(max = 50) String chairName) {}

    /** @param hearing as it is called now; @param reason why it is called anew */
    public record MoveRequest(
            @NotNull @Valid ArrangeRequest hearing,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param transcript what was said; @param signatures chair, applicant and reviewer among them */
    public record RecordRequest(
            @NotBlank @Size(max = 20000) String transcript,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Signature> signatures) {}

    /** @param remark why it was not signed: absent, refused */
    public record Signature(
            @NotNull Part part,
            @NotBlank @Size(max = 50) String name,
            @NotNull Boolean signed,
            @Nullable @Size(max = 200) String remark) {

        String text() {
            return part.text() + name + (signed ? "" : "(未签名:" + remark + ")");
        }
    }

    public enum Part {
        CHAIR("听证主持人"),
        APPLICANT("申请人"),
        REVIEWER("审查人员"),
        INTERESTED("利害关系人"),
        RECORDER("记录人"),
        OTHER("其他参加人");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

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
                .handle(new RequestHearing.Command(id, who, key, Action.REQUEST_HEARING, Answers.text(body), null))
                .map(Answers::of);
    }

    @Operation(summary = "Give up the hearing, before or after asking for it 放弃听证")
    @PostMapping("/hearing-waiver")
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> waive(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return requestHearing
                .handle(new RequestHearing.Command(id, who, key, Action.WAIVE_HEARING, Answers.text(body), null))
                .map(Answers::of);
    }

    public record AttendedRequest(@NotNull @Valid Attendance attendance) {}

    @Operation(summary = "The same, asked for at the window 窗口登记要求听证")
    @PostMapping(path = "/window/hearing-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> requestAtWindow(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AttendedRequest request) {
        return requestHearing
                .handle(new RequestHearing.Command(id, who, key, Action.REQUEST_HEARING, "", request.attendance()))
                .map(Answers::of);
    }

    @Operation(summary = "The same, given up at the window 窗口登记放弃听证")
    @PostMapping(path = "/window/hearing-waiver", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> waiveAtWindow(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AttendedRequest request) {
        return requestHearing
                .handle(new RequestHearing.Command(id, who, key, Action.WAIVE_HEARING, "", request.attendance()))
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
                .handle(new ArrangeHearing.Command(id, who, key, Action.ARRANGE_HEARING, request, ""))
                .map(Answers::of);
    }

    @Operation(summary = "Call the hearing anew: another day, place or chair 变更听证")
    @PostMapping(path = "/hearing-change", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> change(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody MoveRequest request) {
        return arrangeHearing
                .handle(new ArrangeHearing.Command(
                        id, who, key, Action.MOVE_HEARING, request.hearing(), request.reason()))
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
