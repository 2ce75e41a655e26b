package io.tongban.approval.archive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 归档 of a closed case. */
@Tag(name = "archive", description = "归档: the package of a closed case")
@RestController
public class ArchiveController {

    private static final String ZIP = "application/zip";

    private final ArchiveCase archive;

    ArchiveController(ArchiveCase archive) {
        this.archive = archive;
    }

    @Operation(
            summary = "A closed case as a ZIP, with a manifest of SM3 digests 归档包",
            description = "409 NOT_CLOSED. manifest.json is the last entry; without it the package was cut off.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping(
            path = "/api/reviews/{id}/archive",
            produces = {ZIP, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @PreAuthorize("hasAnyRole('decider', 'supervisor', 'auditor')")
    public Mono<ResponseEntity<Flux<DataBuffer>>> download(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return archive.of(id, who)
                .map(made -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(made.name())
                                        .build()
                                        .toString())
                        .contentType(MediaType.parseMediaType(ZIP))
                        .body(made.bytes()));
    }
}
