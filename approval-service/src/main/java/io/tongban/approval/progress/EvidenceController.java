package io.tongban.approval.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 存证: the evidence of a case, to be kept and checked without us. */
@Tag(name = "evidence", description = "存证: the file of a case, roots and keys")
@RestController
@RequestMapping(path = "/api/applications/{id}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
public class EvidenceController {

    private final EvidenceFile file;
    private final FieldSalts salts;

    EvidenceController(EvidenceFile file, FieldSalts salts) {
        this.file = file;
        this.salts = salts;
    }

    /** @param entry number of the entry; @param pointer of the field in the form; @param salt hexadecimal */
    public record SaltView(long entry, String pointer, String salt) {}

    public record SaltList(List<SaltView> items) {}

    @Operation(
            summary = "The evidence of a case as one file, checked by deploy/EvidenceChecker.java 下载存证",
            description = "Described in approval-service/EVIDENCE.md. Internal entries are digests for the applicant.")
    @ApiResponse(
            responseCode = "200",
            description = "format tongban-evidence-1",
            content = @Content(schema = @Schema(type = "object")))
    @GetMapping
    @PreAuthorize("hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
    public Mono<ResponseEntity<Flux<String>>> file(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return file.of(id, who)
                .map(made -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(made.name())
                                        .build()
                                        .toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(made.pieces()));
    }

    @Operation(summary = "Salts of one's own sensitive fields, to prove a plain value against the file 敏感字段的盐值")
    @GetMapping("/salts")
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<SaltList>> salts(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return salts.of(id, who)
                .map(items ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new SaltList(items)));
    }
}
