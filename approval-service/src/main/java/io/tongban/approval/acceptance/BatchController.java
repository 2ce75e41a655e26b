package io.tongban.approval.acceptance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Many cases in one request. */
@Tag(name = "acceptance")
@RestController
public class BatchController {

    private final BatchAcceptance acceptance;

    BatchController(BatchAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    public record BatchRequest(@NotEmpty @Size(max = 50) List<@NotNull @Valid Chosen> cases) {}

    /** @param revision that the official looked at */
    public record Chosen(@NotNull UUID id, @NotNull @Min(1) Integer revision) {}

    @Operation(
            summary = "Accept up to 50 cases 批量受理",
            description =
                    "Each is a move of its own: answers {accepted: [MoveAnswer], refused: [{id, code, detail, detailEn}]}")
    @PostMapping(
            path = "/api/reviews/batch/acceptance",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> accept(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody BatchRequest request) {
        return acceptance.handle(new BatchAcceptance.Command(who, key, request)).map(Answers::of);
    }
}
