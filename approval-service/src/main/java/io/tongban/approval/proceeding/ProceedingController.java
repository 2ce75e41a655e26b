package io.tongban.approval.proceeding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Attendance;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
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

/** After the end: proceedings about a permit, as cases of their own. Each answers with a MoveAnswer. */
@Tag(name = "proceeding", description = "撤销、撤回、注销: after the end")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class ProceedingController {

    private final OpenProceeding openProceeding;
    private final AskViews askViews;
    private final GiveViews giveViews;
    private final DecideProceeding decideProceeding;

    ProceedingController(
            OpenProceeding openProceeding, AskViews askViews, GiveViews giveViews, DecideProceeding decideProceeding) {
        this.openProceeding = openProceeding;
        this.askViews = askViews;
        this.giveViews = giveViews;
        this.decideProceeding = decideProceeding;
    }

    /** @param ground tells the matter too; @param explanation the facts */
    public record OpenRequest(
            @NotNull Ground ground,
            @NotBlank @Size(max = 2000) String explanation) {}

    /** @param answerBy last day to state views, 5 to 60 days from today [A] */
    public record AskViewsRequest(@NotNull LocalDate answerBy) {}

    public record ViewsRequest(@NotBlank @Size(max = 5000) String text) {}

    /** DROP also where revoking would gravely harm the public interest (许可法第六十九条第三款). */
    public enum Outcome {
        EFFECT,
        DROP
    }

    /**
     * @param publicSafety with FRAUD: the permit directly concerns public safety, health, life or property, and may not be
     *     applied for again for three years (许可法第七十九条)
     */
    public record DecideRequest(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 2000) String text,
            @Nullable Boolean publicSafety) {}

    @Operation(
            summary = "Open a proceeding about a permit that was granted 立案",
            description = "id: of the case that granted it; the answer names the new one")
    @PostMapping(path = "/proceedings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> open(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OpenRequest request) {
        return openProceeding
                .handle(new OpenProceeding.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Tell the holder the right to state views 告知陈述、申辩权利")
    @PostMapping(path = "/views-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> askViews(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AskViewsRequest request) {
        return askViews.handle(new AskViews.Command(id, who, key, request.answerBy()))
                .map(Answers::of);
    }

    @Operation(summary = "State views on a proceeding about one's own permit 陈述、申辩")
    @PostMapping(path = "/views", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> giveViews(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ViewsRequest request) {
        return giveViews
                .handle(new GiveViews.Command(id, who, key, request.text(), null))
                .map(Answers::of);
    }

    public record ViewsAtWindowRequest(
            @NotNull @Valid Attendance attendance,
            @NotBlank @Size(max = 5000) String text) {}

    @Operation(summary = "The same, stated at the window 窗口登记陈述、申辩")
    @PostMapping(path = "/window/views", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> viewsAtWindow(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ViewsAtWindowRequest request) {
        return giveViews
                .handle(new GiveViews.Command(id, who, key, request.text(), request.attendance()))
                .map(Answers::of);
    }

    @Operation(summary = "Decide a proceeding 决定撤销、撤回、注销,或者不予")
    @PostMapping(path = "/proceeding-decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> decide(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody DecideRequest request) {
        return decideProceeding
                .handle(new DecideProceeding.Command(id, who, key, request))
                .map(Answers::of);
    }
}
