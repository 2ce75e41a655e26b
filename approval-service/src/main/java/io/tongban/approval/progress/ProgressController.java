package io.tongban.approval.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.ApplicationView;
import io.tongban.approval.progress.ClockView.Explained;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reading a case: on one screen, as a time line, with its clock explained, and its documents. */
@Tag(name = "progress", description = "进度: detail, time line, clock, documents")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
public class ProgressController {

    private final ReadProgress progress;
    private final RevealField reveal;

    ProgressController(ReadProgress progress, RevealField reveal) {
        this.progress = progress;
        this.reveal = reveal;
    }

    /** @param pointer of the field; @param reason why it must be seen, at least four characters */
    public record RevealRequest(
            @NotBlank @Size(max = 200) String pointer,
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    public record RevealedView(String pointer, String value) {}

    @Operation(summary = "A case on one screen 办件详情")
    @GetMapping
    public Mono<ResponseEntity<ApplicationView>> detail(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return progress.detail(id, who)
                .map(view -> ResponseEntity.ok()
                        .eTag(String.valueOf(view.revision()))
                        .body(view));
    }

    @Operation(summary = "What happened, in order 时间线")
    @GetMapping("/timeline")
    public Mono<TimelineView> timeline(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return progress.timeline(id, who);
    }

    @Operation(summary = "Every limit with the steps that explain its date 期限说明")
    @GetMapping("/clock")
    public Mono<Explained> clock(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return progress.clock(id, who);
    }

    @Operation(summary = "The documents issued so far 文书")
    @GetMapping("/documents")
    public Mono<DocumentView.All> documents(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return progress.documents(id, who);
    }

    @Operation(summary = "Show one sensitive value in plain; reason and reader are logged 查看敏感信息")
    @PostMapping(path = "/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider')")
    public Mono<ResponseEntity<RevealedView>> reveal(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @Valid @RequestBody RevealRequest request) {
        return reveal.handle(new RevealField.Command(id, who, request.pointer(), request.reason()))
                .map(value -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new RevealedView(request.pointer(), value)));
    }
}
