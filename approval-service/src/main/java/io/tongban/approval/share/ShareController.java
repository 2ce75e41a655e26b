package io.tongban.approval.share;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
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

/** 共享数据代替材料. */
@Tag(name = "materials", description = "材料: attach, remove, read")
@RestController
@RequestMapping("/api/applications/{id}/materials/{code}")
@PreAuthorize("hasRole('applicant')")
public class ShareController {

    private final FetchShared fetch;

    ShareController(FetchShared fetch) {
        this.fetch = fetch;
    }

    /** @param consent that the office that holds it is asked, 同意查询; nothing is asked without */
    public record FetchSharedRequest(@Nullable Boolean consent) {}

    @Operation(
            summary =
                    "Fetch a material that another office holds 共享数据; answers with {material, outcome, source, askedAt,"
                            + " record}",
            description =
                    "409 SHARED_NO_RECORD: it must be uploaded. 503 SHARED_UNAVAILABLE, SHARED_WRONG: upload it, or"
                            + " wait: it is asked for again by itself, and the case says so.")
    @PostMapping(
            path = "/shared-record",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> fetchShared(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody FetchSharedRequest request) {
        return fetch.handle(new FetchShared.Command(id, code, who, key, Boolean.TRUE.equals(request.consent())))
                .map(Answers::of);
    }
}
