package io.tongban.approval.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.document.IssuedDocuments.Issued;
import io.tongban.approval.document.Source;
import io.tongban.approval.print.Prints;
import io.tongban.support.identity.Passport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import reactor.core.publisher.Mono;

/** One document of a case: its source, and its prints, which are made when they are asked for. */
@Tag(name = "document", description = "文书: source, PDF, OFD")
@RestController
@RequestMapping("/api/applications/{id}/documents")
@PreAuthorize("hasAnyRole('applicant', 'counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
public class DocumentController {

    private static final String OFD = "application/ofd";
    private static final Duration KEPT = Duration.ofHours(1);

    private final ReadProgress progress;
    private final Prints prints;

    DocumentController(ReadProgress progress, Prints prints) {
        this.progress = progress;
        this.prints = prints;
    }

    @Operation(summary = "The structured source of a document, as issued 文书内容")
    @GetMapping(path = "/{document}", produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<Source> source(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @PathVariable UUID document) {
        return progress.document(id, document, who).map(Issued::source);
    }

    @Operation(summary = "The document as PDF 下载 PDF")
    @GetMapping(path = "/{document}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    public Mono<ResponseEntity<byte[]>> pdf(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @PathVariable UUID document) {
        return progress.document(id, document, who)
                .flatMap(issued -> prints.pdf(issued.source())
                        .map(bytes -> print(
                                ContentDisposition.inline(),
                                issued.source(),
                                "pdf",
                                MediaType.APPLICATION_PDF,
                                bytes)));
    }

    @Operation(summary = "The document as OFD 下载 OFD (GB/T 33190)")
    @GetMapping(path = "/{document}.ofd", produces = OFD)
    public Mono<ResponseEntity<byte[]>> ofd(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @PathVariable UUID document) {
        return progress.document(id, document, who)
                .flatMap(issued -> prints.ofd(issued.source())
                        .map(bytes -> print(
                                ContentDisposition.attachment(),
                                issued.source(),
                                "ofd",
                                MediaType.parseMediaType(OFD),
                                bytes)));
    }

    /** A document never changes: a browser may keep its print. */
    private static ResponseEntity<byte[]> print(
            ContentDisposition.Builder shown, Source source, String suffix, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(source.title() + "." + suffix, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(type)
                .body(bytes);
    }
}
