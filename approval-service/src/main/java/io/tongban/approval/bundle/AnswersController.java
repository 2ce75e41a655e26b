package io.tongban.approval.bundle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Other answers to the questions of a package, before anything of it is submitted. */
@Tag(name = "bundles", description = "一件事: start, fill in once, give once, submit, follow")
@RestController
@RequestMapping(path = "/api/bundles/{id}/answers", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class AnswersController {

    private final ChangeAnswers change;
    private final BundleViews views;

    AnswersController(ChangeAnswers change, BundleViews views) {
        this.change = change;
        this.views = views;
    }

    /**
     * All answers anew, as at the start.
     *
     * @param answers id of each guiding question → one of its values
     * @param repeats id of a step that may occur several times → a label for each time
     */
    public record ChangeAnswersRequest(
            @NotNull JsonNode answers, @Nullable JsonNode repeats) {}

    @Operation(
            summary = "Answer the questions of the package otherwise 更改套餐问题的回答; all or nothing",
            description =
                    "Drafts of steps that stay keep form and files; those of steps no longer chosen go into the bin;"
                            + " new ones begin with what was said and given for the same person. A party whose part changes is"
                            + " told, and may be invited anew. 409 BUNDLE_SUBMITTED after any submission, 412 where somebody"
                            + " else changed it meanwhile; what the catalogue refuses is said as at the start.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<BundleView> changeAnswers(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String revision,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ChangeAnswersRequest request) {
        return change.handle(new ChangeAnswers.Command(id, who, key, revision, request.answers(), request.repeats()))
                .map(bundle -> views.of(bundle, who.ownerKey()));
    }
}
