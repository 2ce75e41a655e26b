package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Windows;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Passport.Kind;
import io.tongban.support.identity.Passport.Principal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the law wants on site: prepared at home and offered, or filled in at the window; received there. */
@Tag(name = "on-site", description = "现场办理: offer, fill in, receive")
@RestController
@RequestMapping(path = "/api/applications", produces = MediaType.APPLICATION_JSON_VALUE)
public class OnSiteController {

    private final OfferDraft offer;
    private final StartApplication start;
    private final ReceiveOnSite receive;

    OnSiteController(OfferDraft offer, StartApplication start, ReceiveOnSite receive) {
        this.offer = offer;
        this.start = start;
        this.receive = receive;
    }

    /** @param name of the applicant, who is present and has no login */
    public record WindowRequest(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @NotBlank @Size(max = 6) String region,
            @NotBlank @Size(max = 50) String name) {}

    /**
     * @param present the applicant in person; nobody on their behalf
     * @param identityType GA/T 2000.156, as seen
     * @param identityNumber as seen; compared with the form, not kept
     * @param originals codes of materials whose originals were seen and given back
     */
    public record ReceiptRequest(
            @NotNull Boolean present,
            @NotBlank @Size(max = 3) String identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) String> originals) {}

    @Operation(summary = "Offer a prepared draft to the window 预填后供窗口办理; again is no fault")
    @PutMapping("/{id}/offer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('applicant')")
    public Mono<Void> offer(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return offer.offer(id, who);
    }

    @Operation(summary = "Take it back 收回")
    @DeleteMapping("/{id}/offer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('applicant')")
    public Mono<Void> takeBack(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return offer.takeBack(id, who);
    }

    @Operation(summary = "Start a draft at the window for an applicant who is present 窗口代填")
    @PostMapping(path = "/on-site", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> start(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WindowRequest request) {
        return start.handle(new StartApplication.Command(
                        present(request.name()), key, request.itemCode(), request.region(), who, null, true))
                .map(Answers::of);
    }

    @Operation(summary = "Receive on site 现场收件")
    @PostMapping(path = "/{id}/on-site-receipt", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> receive(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ReceiptRequest request) {
        return receive.handle(new ReceiveOnSite.Command(id, who, key, request)).map(Answers::of);
    }

    /** Nobody logs in with this issuer: the case belongs to who stood at the window. */
    private static Passport present(String name) {
        Principal person = new Principal("person", null, name, null);
        String subject = UUID.randomUUID().toString();
        return new Passport(Kind.APPLICANT, Windows.ISSUER, subject, name, person, 0, null, null, Set.of(), null);
    }
}
