package io.tongban.approval.material;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of a case. */
@Tag(name = "materials", description = "材料: attach, remove, read")
@RestController
@RequestMapping("/api/applications/{id}/materials/{code}/files")
public class MaterialController {

    private static final int NAME_LENGTH = 200;

    private final AttachFile attach;
    private final KeptFiles kept;

    MaterialController(AttachFile attach, KeptFiles kept) {
        this.attach = attach;
        this.kept = kept;
    }

    @Operation(summary = "Attach a file: the body is the file, X-File-Name its percent-encoded name 上传材料")
    @PostMapping(consumes = MediaType.ALL_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> attach(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestHeader(name = "X-File-Name", defaultValue = "file") String name,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            @RequestBody(required = false) Flux<DataBuffer> bytes) {
        return attach.handle(new AttachFile.Command(id, code, who, key, readable(name), type), bytes)
                .map(Answers::of);
    }

    @Operation(summary = "Remove a file of a draft; what was submitted stays 删除材料")
    @DeleteMapping("/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('applicant')")
    public Mono<Void> remove(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @PathVariable UUID file) {
        return kept.remove(id, file, who);
    }

    @Operation(summary = "Read a file 下载材料")
    @GetMapping("/{file}")
    @PreAuthorize("hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
    public Mono<ResponseEntity<Resource>> read(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @PathVariable UUID file) {
        return kept.find(id, file, who)
                .map(found -> ResponseEntity.ok()
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(found.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .contentType(MediaType.parseMediaType(found.mediaType()))
                        .body(found.bytes()));
    }

    private static String readable(String encoded) {
        try {
            String plain = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}/\\\\]", "_");
            return plain.substring(0, Math.min(NAME_LENGTH, plain.length()));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(CommonProblem.BAD_REQUEST, "X-File-Name 须为百分号编码", "X-File-Name must be percent-encoded")
                    .exception();
        }
    }
}
