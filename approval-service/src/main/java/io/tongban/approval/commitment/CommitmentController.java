package io.tongban.approval.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.commitment.ReadCommitments.CommitmentsView;
import io.tongban.approval.commitment.ReadNotice.NoticeView;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 告知承诺, the applicant's side: choice, notice, signature, views, withdrawal. */
@Tag(name = "commitment", description = "告知承诺: choice, notice, signature, check, consequence")
@RestController
@RequestMapping(path = "/api/applications/{id}/commitments", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class CommitmentController {

    private static final String READERS =
            "hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')";

    private final ReadCommitments read;
    private final ReadNotice notice;
    private final ChooseProof choose;
    private final SignCommitment sign;
    private final GiveCommitmentViews views;
    private final WithdrawCommitment withdraw;

    CommitmentController(
            ReadCommitments read,
            ReadNotice notice,
            ChooseProof choose,
            SignCommitment sign,
            GiveCommitmentViews views,
            WithdrawCommitment withdraw) {
        this.read = read;
        this.notice = notice;
        this.choose = choose;
        this.sign = sign;
        this.views = views;
        this.withdraw = withdraw;
    }

    /** How a material is given. */
    public enum Choice {
        PROOF,
        COMMITMENT
    }

    public record ChoiceRequest(@NotNull Choice choice) {}

    /** @param noticeVersion and {@code noticeSm3}: of the notice as it was shown */
    public record SignRequest(
            @Min(1) int noticeVersion,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String noticeSm3) {}

    public record CommitmentViewsRequest(
            @NotBlank @Size(max = 5000) String text) {}

    @Operation(summary = "The materials that a commitment may replace, and what has become of each 告知承诺情况")
    @GetMapping
    @PreAuthorize(READERS)
    public Mono<CommitmentsView> list(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return read.handle(id, who);
    }

    @Operation(summary = "Choose proof or commitment for a material, on a draft or under correction 选择证明或者承诺")
    @PutMapping(path = "/{material}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<CommitmentsView> choose(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @Valid @RequestBody ChoiceRequest request) {
        return choose.handle(id, material, who, request.choice()).then(Mono.defer(() -> read.handle(id, who)));
    }

    @Operation(
            summary = "The notice, whole 告知书",
            description = "that it was shown to the applicant is kept; once signed, the text that was signed")
    @GetMapping("/{material}/notice")
    @PreAuthorize(READERS)
    public Mono<NoticeView> notice(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @PathVariable String material) {
        return notice.handle(id, material, who);
    }

    @Operation(
            summary = "Sign, in person, after a fresh login 签署承诺",
            description =
                    "409 COMMITMENT_IN_PERSON, ASSURANCE_TOO_LOW, LOGIN_TOO_OLD, NOTICE_OUTDATED, NOTICE_NOT_SHOWN,"
                            + " COMMITMENT_BARRED, COMMITMENT_SIGNED; 422 COMMITMENT_NOT_OFFERED")
    @PostMapping(path = "/{material}/signature", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> sign(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SignRequest request) {
        return sign.handle(new SignCommitment.Command(id, material, who, key, request))
                .map(Answers::of);
    }

    @Operation(
            summary = "Take back a commitment of a submitted case before it is checked 撤回承诺,改交证明",
            description = "the proof is uploaded and attached to the material first")
    @PostMapping("/{material}/withdrawal")
    public Mono<ResponseEntity<String>> withdraw(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return withdraw.handle(id, material, who, key).map(Answers::of);
    }

    @Operation(summary = "State views on what was found 陈述、申辩")
    @PostMapping(path = "/{material}/views", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> views(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CommitmentViewsRequest request) {
        return views.handle(id, material, who, key, request.text()).map(Answers::of);
    }
}
