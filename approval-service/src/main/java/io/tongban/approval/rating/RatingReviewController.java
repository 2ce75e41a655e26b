package io.tongban.approval.rating;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.rating.RatingTasks.Move;
import io.tongban.approval.rating.RatingTasks.Outcome;
import io.tongban.approval.rating.RatingViews.RatingPage;
import io.tongban.approval.rating.ReadRatings.FiguresView;
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

/** 好差评 of an organ, for its supervisors: what was said, the tasks of bad ratings, the figures. */
@Tag(name = "rating-review", description = "好差评: lists, tasks and figures of the organ")
@RestController
@RequestMapping(path = "/api/reviews", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('supervisor')")
public class RatingReviewController {

    private final ReadRatings read;
    private final AnswerRating answer;

    RatingReviewController(ReadRatings read, AnswerRating answer) {
        this.read = read;
        this.answer = answer;
    }

    /** @param text told to the rater in a notice */
    public record StepRequest(@NotBlank @Size(max = 1000) String text) {}

    /** @param text told to the rater in a notice */
    public record ConclusionRequest(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 1000) String text) {}

    @Operation(summary = "Ratings of the organ, newest first, without who gave them 评价")
    @GetMapping("/ratings")
    public Mono<RatingPage> ratings(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable Level level,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.page(who, new ReadRatings.Question(level, "", cursor, limit));
    }

    @Operation(
            summary = "Tasks of bad ratings, newest first 差评整改",
            description = "state: OPEN, CONTACTED, CONCLUDED; all where it is absent")
    @GetMapping("/rating-tasks")
    public Mono<RatingPage> tasks(
            @AuthenticationPrincipal Passport who,
            @RequestParam(defaultValue = "ANY") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.page(who, new ReadRatings.Question(null, state.isEmpty() ? "ANY" : state, cursor, limit));
    }

    @Operation(summary = "How the organ's cases that ended in these days were rated 评价统计")
    @GetMapping("/ratings/figures")
    public Mono<FiguresView> figures(
            @AuthenticationPrincipal Passport who, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return read.figures(who, from, to);
    }

    @Operation(summary = "Call back, through us: the rater is told in a notice 回访")
    @PostMapping(path = "/rating-tasks/{rating}/contact", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> contact(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID rating,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody StepRequest request) {
        return handle(new AnswerRating.Command(rating, who, key, Move.CONTACT, null, request.text()));
    }

    @Operation(summary = "Enter it as complex, once: it may take longer 列入台账")
    @PostMapping(path = "/rating-tasks/{rating}/complexity", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> complexity(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID rating,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody StepRequest request) {
        return handle(new AnswerRating.Command(rating, who, key, Move.COMPLEX, null, request.text()));
    }

    @Operation(summary = "Conclude, after the call-back; the rater is told 整改结果")
    @PostMapping(path = "/rating-tasks/{rating}/conclusion", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> conclude(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID rating,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ConclusionRequest request) {
        return handle(new AnswerRating.Command(rating, who, key, Move.CONCLUDE, request.outcome(), request.text()));
    }

    private Mono<ResponseEntity<String>> handle(AnswerRating.Command command) {
        return answer.handle(command).map(Answers::of);
    }
}
