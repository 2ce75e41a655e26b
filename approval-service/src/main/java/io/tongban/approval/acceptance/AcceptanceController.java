package io.tongban.approval.acceptance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

/** What the counter does with a case that came in. Each answers with a MoveAnswer. */
@Tag(name = "acceptance", description = "受理: accept, refuse, request correction, return")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('counter')")
public class AcceptanceController {

    private final AcceptApplication accept;
    private final RefuseAcceptance refuse;
    private final RequestCorrection requestCorrection;
    private final ReturnApplication returnApplication;
    private final AskSpotCorrection askSpotCorrection;

    AcceptanceController(
            AcceptApplication accept,
            RefuseAcceptance refuse,
            RequestCorrection requestCorrection,
            ReturnApplication returnApplication,
            AskSpotCorrection askSpotCorrection) {
        this.accept = accept;
        this.refuse = refuse;
        this.requestCorrection = requestCorrection;
        this.returnApplication = returnApplication;
        this.askSpotCorrection = askSpotCorrection;
    }

    /**
     * @param explanation in words for the applicant
     * @param rightOrgan for OUTSIDE_COMPETENCE: code of the organ of justice to turn to
     * @param rightOrganName or the name of another; one of the two is needed (许可法第三十二条第一款第(二)项)
     * @param publicSafety with FALSE_MATERIAL: the permit directly concerns public safety, health, life or property, and may
     *     not be applied for again for a year (许可法第七十八条)
     */
    public record RefuseRequest(
            @NotNull NonAcceptance reason,
            @NotBlank @Size(max = 1000) String explanation,
            @Nullable @Pattern(regexp = "[0-9]{6}") String rightOrgan,
            @Nullable @Size(max = 100) String rightOrganName,
            @Nullable Boolean publicSafety) {}

    /** @param errors obvious ones: pointer /form/… and what is wrong */
    public record SpotCorrectionRequest(
            @NotEmpty @Size(max = 20) List<@NotNull @Valid SpotError> errors) {}

    public record SpotError(
            @NotBlank @Pattern(regexp = "/form(/[^/]{1,60}){1,5}")
            String pointer,

            @NotBlank @Size(max = 500) String what) {}

    /** @param days natural days that the applicant has, told in the notice */
    public record CorrectionRequest(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Correction> faults,
            @Min(1) @Max(90) int days) {}

    /** One thing to be corrected: where, what is wrong, how to mend it. */
    public record Correction(
            @NotBlank @Size(max = 200) String pointer,
            @NotBlank @Size(max = 500) String what,
            @NotBlank @Size(max = 500) String how) {}

    @Operation(summary = "Accept 受理")
    @PostMapping("/acceptance")
    public Mono<ResponseEntity<String>> accept(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return accept.handle(new AcceptApplication.Command(id, who, key, Answers.text(body), null))
                .map(Answers::of);
    }

    @Operation(summary = "Do not accept 不予受理, for one of the reasons of the law")
    @PostMapping(path = "/non-acceptance", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> refuse(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RefuseRequest request) {
        return refuse.handle(new RefuseAcceptance.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Let the applicant correct obvious errors at once 允许当场更正")
    @PostMapping(path = "/spot-correction-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> askSpotCorrection(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SpotCorrectionRequest request) {
        return askSpotCorrection
                .handle(new AskSpotCorrection.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Request correction, once and everything 一次性告知补正")
    @PostMapping(path = "/correction-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> requestCorrection(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CorrectionRequest request) {
        return requestCorrection
                .handle(new RequestCorrection.Command(id, who, key, request, Action.REQUEST_CORRECTION))
                .map(Answers::of);
    }

    @Operation(
            summary = "Request correction once more, of what came in with the correction, by the head 再次告知补正",
            description = "pointer: /materials/{code} of a material given since the first notice")
    @PostMapping(path = "/further-correction-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> requestFurtherCorrection(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CorrectionRequest request) {
        return requestCorrection
                .handle(new RequestCorrection.Command(id, who, key, request, Action.REQUEST_CORRECTION_AGAIN))
                .map(Answers::of);
    }

    @Operation(summary = "Return what was not corrected in time 逾期未补正退件")
    @PostMapping("/return")
    public Mono<ResponseEntity<String>> returnApplication(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return returnApplication
                .handle(new ReturnApplication.Command(id, who, key, Answers.text(body)))
                .map(Answers::of);
    }
}
