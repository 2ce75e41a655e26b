package io.tongban.approval.share;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 共享数据代替材料. */
@Tag(name = "materials", description = "材料: attach, remove, read")
@RestController
@RequestMapping("/api/applications/{id}/materials/{code}")
@PreAuthorize("hasRole('applicant')")
public class ShareController {

    private final FetchShared fetch;
    private final ReuseMaterial reuse;

    ShareController(FetchShared fetch, ReuseMaterial reuse) {
        this.fetch = fetch;
        this.reuse = reuse;
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

    /**
     * @param file of an earlier case of one's own, as it was offered
     * @param consent that it is used again, 同意复用
     */
    public record ReuseRequest(@NotNull UUID file, @Nullable Boolean consent) {}

    @Operation(
            summary = "Files of earlier cases of one's own that may be given again for this material 可复用的材料",
            description =
                    "Each content once, newest first, twenty at most: file, name, mediaType, size, givenAt, caseNumber,"
                            + " itemName.")
    @GetMapping(path = "/reusable-files", produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<String> reusable(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @PathVariable String code) {
        return reuse.offered(id, code, who);
    }

    @Operation(
            summary = "Give a material of an earlier case again 复用材料; answers with {id, material, reusedFrom}",
            description = "409 MATERIAL_UNFIT: given too long ago, or not found clean.")
    @PostMapping(
            path = "/reused-files",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> reuse(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ReuseRequest request) {
        return reuse.handle(new ReuseMaterial.Command(
                        id, code, who, key, request.file(), Boolean.TRUE.equals(request.consent())))
                .map(Answers::of);
    }
}
