package io.tongban.approval.verify;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Certificates of those who hold them, and for the organ that issued them. */
@Tag(name = "certificate", description = "证照: one's own, and those of the organ")
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
public class CertificateController {

    private final ReadCertificates read;

    CertificateController(ReadCertificates read) {
        this.read = read;
    }

    @Operation(
            summary = "One's own certificates, newest first 我的证照",
            description = "What the Ministry issued is recorded only: recordedOnly, without code and page")
    @GetMapping("/api/certificates")
    @PreAuthorize("hasRole('applicant')")
    public Mono<CertificateView.Page> own(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.own(who, cursor, limit);
    }

    @Operation(
            summary = "A certificate of this organ by its number, with its history 按编号查询本机关证照",
            description = "404 CERTIFICATE_NOT_FOUND also where another organ issued it")
    @GetMapping("/api/reviews/certificates")
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
    public Mono<CertificateView.WithHistory> byNumber(
            @AuthenticationPrincipal Passport who, @RequestParam String number) {
        return read.byNumber(who, number);
    }
}
