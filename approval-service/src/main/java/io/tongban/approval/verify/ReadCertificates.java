package io.tongban.approval.verify;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Pages;
import io.tongban.approval.certificate.IssuedCertificates;
import io.tongban.approval.certificate.Standing;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Certificates for whom they concern; what is another's is not there. */
@Component
class ReadCertificates {

    private final IssuedCertificates certificates;
    private final Clock clock;

    ReadCertificates(IssuedCertificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    Mono<CertificateView.Page> own(Passport who, @Nullable String cursor, int limit) {
        Cursor after = Cursor.decode(cursor, who.ownerKey(), 2);
        int size = Pages.size(limit);
        String organisation = who.principal().organisation() ? who.principal().name() : "";
        return certificates
                .ownedBy(
                        who.ownerKey(),
                        organisation,
                        after == null ? null : after.key(0, LocalDate::parse),
                        after == null ? null : after.key(1, UUID::fromString),
                        size + 1)
                .map(found -> page(found, size, who.ownerKey()));
    }

    private CertificateView.Page page(List<Standing> found, int size, String owner) {
        LocalDate today = LocalDate.now(clock);
        List<Standing> shown = found.subList(0, Math.min(size, found.size()));
        String next = null;
        if (found.size() > size) {
            Standing last = shown.get(size - 1);
            next = new Cursor(List.of(last.issuedOn().toString(), last.id().toString())).encode(owner);
        }
        return new CertificateView.Page(
                shown.stream()
                        .map(standing -> CertificateView.of(
                                standing, today, standing.owner().equals(owner)))
                        .toList(),
                next);
    }

    Mono<CertificateView.WithHistory> byNumber(Passport who, String number) {
        String organ = who.organ();
        return certificates
                .byNumber(number, organ == null ? "" : organ)
                .map(this::withHistory)
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.CERTIFICATE_NOT_FOUND).exception()));
    }

    private CertificateView.WithHistory withHistory(IssuedCertificates.WithHistory found) {
        return new CertificateView.WithHistory(
                CertificateView.of(found.standing(), LocalDate.now(clock), true),
                found.itemCode(),
                found.history().stream()
                        .map(event -> new CertificateView.EventView(
                                event.status(),
                                event.status().text(event.basis()),
                                event.on(),
                                event.applicationId(),
                                event.basis()))
                        .toList());
    }
}
