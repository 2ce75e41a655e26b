package io.tongban.approval.bundle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Packages that need other people: who starts invites them, and each confirms under their own login. */
@Tag(name = "bundles", description = "一件事: start, fill in once, give once, submit, follow")
@RestController
@RequestMapping(path = "/api/bundles/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class PartyController {

    private final InviteParty invite;
    private final ConfirmPart confirm;
    private final DeclinePart decline;

    PartyController(InviteParty invite, ConfirmPart confirm, DeclinePart decline) {
        this.invite = invite;
        this.confirm = confirm;
        this.decline = decline;
    }

    /** @param until last day on which it can be confirmed; thirty days from today where it is not said */
    public record InvitePartyRequest(
            @NotBlank @Size(max = 200) String whose,
            @Nullable LocalDate until) {}

    public record ConfirmPartRequest(
            @NotBlank @Size(max = 40) String code) {}

    /** @param reason as the starter is told it */
    public record DeclinePartRequest(
            @NotBlank @Size(max = 40) String code,
            @Nullable @Size(max = 500) String reason) {}

    public record WithdrawInvitationRequest(
            @NotBlank @Size(max = 200) String whose) {}

    @Operation(summary = "Invite a party to confirm its part 邀请确认; again: a new code, the old one is void")
    @PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<BundleView> inviteParty(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody InvitePartyRequest request) {
        return invite.handle(new InviteParty.Command(id, who, key, request.whose(), request.until()));
    }

    @Operation(summary = "Confirm one's part by the code of the invitation 确认; own steps become own drafts")
    @PostMapping(path = "/confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<BundleView> confirmPart(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ConfirmPartRequest request) {
        return confirm.handle(new ConfirmPart.Command(id, who, key, request.code()));
    }

    @Operation(
            summary = "Decline one's part by the code of the invitation 谢绝邀请; answers with {whose, state}",
            description = "The starter is told, and may invite that party anew, or another.")
    @PostMapping(path = "/declination", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> declinePart(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody DeclinePartRequest request) {
        return decline.handle(new DeclinePart.Command(id, who, key, request.code(), request.reason()))
                .map(Answers::of);
    }

    @Operation(summary = "Withdraw an open invitation 撤回邀请; its code is void")
    @PostMapping(path = "/invitation-withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<BundleView> withdrawInvitation(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WithdrawInvitationRequest request) {
        return invite.withdraw(new InviteParty.Command(id, who, key, request.whose(), null));
    }
}
