package io.tongban.approval.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.item.Commitment.Method;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 告知承诺, the officials' side: tasks, result of the check, hearing of views, conclusion. Each answers with the state after it. */
@Tag(name = "commitment", description = "告知承诺: choice, notice, signature, check, consequence")
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
public class CommitmentTaskController {

    private static final String ONE = "/api/applications/{id}/commitments/{material}";

    private final ReadTasks tasks;
    private final VerifyCommitment verify;
    private final AskCommitmentViews askViews;
    private final ConcludeCommitment conclude;

    CommitmentTaskController(
            ReadTasks tasks, VerifyCommitment verify, AskCommitmentViews askViews, ConcludeCommitment conclude) {
        this.tasks = tasks;
        this.verify = verify;
        this.askViews = askViews;
        this.conclude = conclude;
    }

    /** What a check came to. */
    public enum Result {
        TRUE,
        FALSE,
        CANNOT
    }

    /** RECTIFY: 责令限期整改, after a grant only. */
    public enum Conclusion {
        CLEARED,
        RECTIFY,
        RECTIFIED,
        NOT_RECTIFIED
    }

    /**
     * @param basis what the result rests on
     * @param nextMethod with CANNOT: it goes on by this method, with a new date; else it ends as 无法核实
     */
    public record VerifyRequest(
            @NotNull Result result,
            @NotBlank @Size(max = 2000) String basis,
            @Nullable Method nextMethod) {}

    /** @param answerBy last day, 5 to 60 days from today [A]; @param text what was found, and what is intended */
    public record HearRequest(
            @NotNull LocalDate answerBy,
            @NotBlank @Size(max = 2000) String text) {}

    /** @param rectifyBy with RECTIFY: last day, 5 to 60 days from today [A] */
    public record ConcludeRequest(
            @NotNull Conclusion outcome,
            @NotBlank @Size(max = 2000) String text,
            @Nullable LocalDate rectifyBy) {}

    @Operation(
            summary = "What the organ is to check or to decide of commitments, soonest first 核查任务",
            description = "state: OPEN, FALSE, VIEWS_ASKED, VIEWS_GIVEN or RECTIFYING; none: all of them")
    @GetMapping("/api/reviews/commitments")
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
    public Mono<String> tasks(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable Standing state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return tasks.page(who, state, cursor, limit);
    }

    @Operation(summary = "Record what a check came to 登记核查结果")
    @PostMapping(path = ONE + "/verification", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> verify(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody VerifyRequest request) {
        return verify.handle(new CommitmentWork.Command(id, material, who, key, "verification", request), request)
                .map(Answers::of);
    }

    @Operation(summary = "Tell the applicant what was found and the right to state views 告知陈述、申辩权利")
    @PostMapping(path = ONE + "/views-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> askViews(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody HearRequest request) {
        return askViews.handle(
                        new CommitmentWork.Command(id, material, who, key, "views-request", request),
                        request.answerBy(),
                        request.text())
                .map(Answers::of);
    }

    @Operation(summary = "Conclude: the views hold, order to put it right, put right or not 作出处理")
    @PostMapping(path = ONE + "/conclusion", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> conclude(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ConcludeRequest request) {
        return conclude.handle(new CommitmentWork.Command(id, material, who, key, "conclusion", request), request)
                .map(Answers::of);
    }
}
