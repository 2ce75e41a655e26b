package io.tongban.approval.material;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.content.FileType;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
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

    private final AttachFiles attach;
    private final RemoveFile remove;
    private final ReadFile read;

    MaterialController(AttachFiles attach, RemoveFile remove, ReadFile read) {
        this.attach = attach;
        this.remove = remove;
        this.read = read;
    }

    /**
     * @param uploads own finished uploads, in the order that the files shall have
     * @param replaces a submitted file in whose place they are given, while the case is under correction
     */
    public record AttachRequest(
            @NotEmpty @Size(max = 20) List<@NotNull UUID> uploads,
            @Nullable UUID replaces) {}

    @Operation(summary = "Attach finished uploads, all or none 提交材料文件; answers with {files}")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('applicant', 'counter')")
    public Mono<ResponseEntity<String>> attach(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AttachRequest request) {
        return attach.handle(new AttachFiles.Command(id, code, who, key, request.uploads(), request.replaces()))
                .map(Answers::of);
    }

    @Operation(summary = "Take back a file that was given since the last step; what was submitted stays 删除材料")
    @DeleteMapping("/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('applicant', 'counter')")
    public Mono<Void> remove(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @PathVariable UUID file) {
        return remove.handle(id, code, file, who);
    }

    @Operation(summary = "Read a file, whole; no ranges 下载材料")
    @GetMapping("/{file}")
    @PreAuthorize("hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
    public Mono<ResponseEntity<Flux<DataBuffer>>> read(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @PathVariable UUID file) {
        return read.handle(id, code, file, who)
                .map(opened -> headers(opened.file()).body(opened.bytes()));
    }

    /** The same id always is the same bytes. Kept by the reader alone, and asked for again each time. */
    private static ResponseEntity.BodyBuilder headers(MaterialFile file) {
        return ResponseEntity.ok()
                .eTag(file.id().toString())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(HttpHeaders.ACCEPT_RANGES, "none")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file).toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size());
    }

    private static ContentDisposition disposition(MaterialFile file) {
        boolean shown = FileType.of(file.mediaType()).filter(FileType::isShown).isPresent();
        return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
    }
}
