package io.tongban.approval.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The official's queue, and the reviewer's steps. */
@Tag(name = "review", description = "审查: queue, claim, opinion, forwarding")
@RestController
public class ReviewController {

    private final ReadQueue queue;
    private final ClaimApplication claim;
    private final GiveOpinion opinion;
    private final ForwardApplication forward;

    ReviewController(ReadQueue queue, ClaimApplication claim, GiveOpinion opinion, ForwardApplication forward) {
        this.queue = queue;
        this.claim = claim;
        this.opinion = opinion;
        this.forward = forward;
    }

    public record OpinionRequest(
            @NotNull Proposal proposal,
            @NotBlank @Size(max = 4000) String text) {}

    public enum Proposal {
        GRANT,
        DENY
    }

    @Operation(
            summary = "The organ's open cases, first what is due first 待办队列",
            description =
                    "step: on-site (drafts offered to the window), intake, waiting, review, decision, outside, delivery;"
                            + " light: GREEN, YELLOW, RED, BLACK, of=LAW, PROMISE or INTERNAL;"
                            + " undated=true: only cases whose date is 待公布;"
                            + " redated=true: only cases whose dates a new calendar moved since their last step;"
                            + " stopped=true: only those whose limit stands still; claimed: me, nobody (or no longer);"
                            + " item; dueFrom and dueUntil: days, included; organ: for supervisors, one below their own")
    @GetMapping(path = "/api/reviews/queue", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
    public Mono<String> queue(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(name = "of", defaultValue = "LAW") String of,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(defaultValue = "false") boolean undated,
            @RequestParam(defaultValue = "false") boolean redated,
            @RequestParam(defaultValue = "false") boolean stopped,
            @RequestParam(defaultValue = "") String claimed,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueUntil,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Narrowing narrowing = new Narrowing(stopped, claimed, who.personKey(), item, dueFrom, dueUntil);
        return queue.page(
                who, new ReadQueue.Filter(step, of, light, undated, redated, organ, narrowing), cursor, limit);
    }

    @Operation(summary = "Claim a case 领办; again by the same person is no fault")
    @PostMapping("/api/reviews/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider')")
    public Mono<Void> claim(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return claim.claim(id, who);
    }

    @Operation(summary = "Give back an own claim 退回领办")
    @DeleteMapping("/api/reviews/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider')")
    public Mono<Void> release(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return claim.release(id, who);
    }

    @Operation(summary = "Give an opinion 提出审查意见")
    @PostMapping(
            path = "/api/applications/{id}/opinion",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> opinion(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OpinionRequest request) {
        return opinion.handle(new GiveOpinion.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "Forward with opinion and all materials to the higher organ 转报上级")
    @PostMapping(path = "/api/applications/{id}/forwarding", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> forward(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return forward.handle(new ForwardApplication.Command(id, who, key, Answers.text(body)))
                .map(Answers::of);
    }
}
