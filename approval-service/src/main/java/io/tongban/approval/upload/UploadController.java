package io.tongban.approval.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * tus 1.0.0 with creation, creation-with-upload, checksum, expiration and termination. No Idempotency-Key: the offset says
 * what came, and a creation whose answer was lost expires.
 */
@Tag(name = "uploads", description = "上传: tus 1.0.0, resumable")
@RestController
@RequestMapping(Tus.PATH)
@PreAuthorize("hasAnyRole('applicant', 'counter')")
public class UploadController {

    private final CreateUpload create;
    private final FirstBytes firstBytes;
    private final AppendToUpload append;
    private final EndUpload end;
    private final ReadUpload read;
    private final Told told;

    UploadController(
            CreateUpload create,
            FirstBytes firstBytes,
            AppendToUpload append,
            EndUpload end,
            ReadUpload read,
            Told told) {
        this.create = create;
        this.firstBytes = firstBytes;
        this.append = append;
        this.end = end;
        this.read = read;
        this.told = told;
    }

    @Operation(summary = "What this server can: Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Max-Chunk")
    @RequestMapping(
            path = {"", "/{id}"},
            method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("isAuthenticated()")
    public Mono<ResponseEntity<Void>> options() {
        return Mono.fromSupplier(told::abilities);
    }

    @Operation(summary = "Open an upload 新建上传; Location is its address", description = """
            Upload-Length: bytes. Upload-Metadata: filename in Base64. With Content-Type application/offset+octet-stream the
            body is the beginning, or the whole, of the file.""")
    @PostMapping(consumes = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    public Mono<ResponseEntity<Void>> create(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = Tus.LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = Tus.METADATA, required = false) @Nullable String metadata,
            @RequestHeader(name = Tus.CHECKSUM, required = false) @Nullable String checksum,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) Flux<DataBuffer> body) {
        CreateUpload.Command command = new CreateUpload.Command(who, length, metadata);
        return (Told.bringsBytes(headers)
                        ? firstBytes.handle(command, headers.getContentLength(), Tus.checksum(checksum), body)
                        : create.handle(command))
                .map(told::created);
    }

    @Operation(summary = "How far it is: Upload-Offset, Upload-Length, Upload-Expires 查询进度")
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    public Mono<ResponseEntity<Void>> head(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return read.handle(id, who).map(told::state);
    }

    @Operation(summary = "Go on at Upload-Offset with at most Upload-Max-Chunk bytes 继续上传", description = """
            Content-Type: application/offset+octet-stream. Upload-Checksum: sha1, sha256 or sm3 and Base64.""")
    @PatchMapping(path = "/{id}", consumes = Tus.CONTENT_TYPE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<ResponseEntity<Void>> append(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = Tus.OFFSET, required = false) @Nullable String offset,
            @RequestHeader(name = Tus.CHECKSUM, required = false) @Nullable String checksum,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) Flux<DataBuffer> body) {
        AppendToUpload.Command command = new AppendToUpload.Command(
                id, who, Tus.number(Tus.OFFSET, offset), headers.getContentLength(), Tus.checksum(checksum));
        return append.handle(command, body).map(told::appended);
    }

    @Operation(summary = "End it 终止上传")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<ResponseEntity<Void>> end(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return end.handle(id, who).thenReturn(ResponseEntity.noContent().build());
    }

    @Operation(summary = "The same as PATCH, for clients that cannot send one (X-HTTP-Method-Override)")
    @PostMapping(path = "/{id}", headers = Tus.OVERRIDE + "=PATCH", consumes = Tus.CONTENT_TYPE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<ResponseEntity<Void>> appendByPost(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = Tus.OFFSET, required = false) @Nullable String offset,
            @RequestHeader(name = Tus.CHECKSUM, required = false) @Nullable String checksum,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) Flux<DataBuffer> body) {
        return append(who, id, offset, checksum, headers, body);
    }

    @Operation(summary = "The same as DELETE, for clients that cannot send one (X-HTTP-Method-Override)")
    @PostMapping(path = "/{id}", headers = Tus.OVERRIDE + "=DELETE")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<ResponseEntity<Void>> endByPost(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return end(who, id);
    }
}
