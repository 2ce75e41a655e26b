package io.tongban.approval.rating;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.rating.RatingViews.RatingView;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 好差评 by the applicant. */
@Tag(name = "rating", description = "好差评: one rating of a closed case")
@RestController
@RequestMapping(path = "/api/applications/{id}/rating", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class RatingController {

    private final RateCase rate;

    RatingController(RateCase rate) {
        this.rate = rate;
    }

    /** Nothing is taken for granted: without a level there is no rating. */
    public record RateRequest(
            @NotNull Level level,
            @Nullable @Size(max = 6) List<@NotNull RatingTag> tags,
            @Nullable @Size(max = 1000) String text) {}

    @Operation(
            summary = "Rate a closed case, once and for good 评价",
            description = "409 NOT_CLOSED, RATED_BEFORE. A rating of the last two levels opens a task of the organ.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    public Mono<ResponseEntity<String>> rate(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RateRequest request) {
        return rate.handle(new RateCase.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "One's own rating, and what was done about it 我的评价")
    @GetMapping
    public Mono<RatingView> own(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return rate.own(id, who);
    }
}
