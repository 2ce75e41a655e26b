package io.tongban.approval.verify;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.certificate.CertificateCode;
import io.tongban.approval.certificate.CertificateCode.Verdict;
import io.tongban.approval.certificate.IssuedCertificates;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks a certificate up by its code. Whatever was typed, one statement is sent: neither the answer nor its time tells
 * whether a code was ever near to one. What was typed is nowhere logged.
 */
@Component
class VerifyCertificate {

    private static final int LONGEST = 100;

    private final IssuedCertificates certificates;
    private final Clock clock;

    VerifyCertificate(IssuedCertificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /** @param problem why there is no view */
    record Outcome(@Nullable VerifyView view, ApprovalProblem problem) {}

    Mono<Outcome> handle(String typed) {
        String code = CertificateCode.plain(typed.length() > LONGEST ? "" : typed);
        ApprovalProblem problem = CertificateCode.verdict(code) == Verdict.MISTYPED
                ? ApprovalProblem.CERTIFICATE_CODE_MISTYPED
                : ApprovalProblem.CERTIFICATE_CODE_UNKNOWN;
        return certificates
                .byCode(code)
                .map(standing -> new Outcome(VerifyView.of(standing, LocalDate.now(clock)), problem))
                .defaultIfEmpty(new Outcome(null, problem));
    }
}
