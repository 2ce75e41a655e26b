package io.tongban.approval.verify;

import io.tongban.approval.certificate.CertificateStatus;
import io.tongban.approval.certificate.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as its holder and the organ that issued it see it.
 *
 * @param recordedOnly another organ issued it: its state is not ours to tell
 * @param verify path for everybody, which the QR code carries too; null where it is recorded only
 * @param document path of its page; null where it is recorded only, or in the case of who founded the holder
 * @param outsideDocument where the other organ's document can be found
 */
public record CertificateView(
        UUID id,
        UUID applicationId,
        String result,
        String kind,
        String number,
        String holder,
        String organ,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String validity,
        CertificateStatus status,
        String statusText,
        LocalDate statusOn,
        boolean inForce,
        boolean recordedOnly,
        @Nullable String renewedBy,
        @Nullable String verify,
        @Nullable String document,
        @Nullable String outsideDocument) {

    /** {@code next} is null on the last page. */
    public record Page(
            List<CertificateView> items, @Nullable String next) {}

    /** With all that happened to it. */
    public record WithHistory(CertificateView certificate, String itemCode, List<EventView> history) {}

    public record EventView(
            CertificateStatus status, String statusText, LocalDate on, UUID applicationId, String basis) {}

    /** @param seesCase whether the reader may open the case that granted it, where its page is */
    static CertificateView of(Standing standing, LocalDate today, boolean seesCase) {
        Standing.Told told = standing.on(today);
        String code = standing.code();
        String page = "/api/applications/" + standing.applicationId() + "/documents/" + standing.documentId();
        return new CertificateView(
                standing.id(),
                standing.applicationId(),
                standing.result(),
                standing.kind(),
                standing.number(),
                standing.holder(),
                standing.organName(),
                standing.issuedOn(),
                standing.validFrom(),
                standing.validUntil(),
                standing.validity(),
                told.status(),
                standing.words(told),
                told.on(),
                told.inForce(),
                code == null,
                standing.renewedNumber(),
                code == null ? null : "/verify/" + code,
                code == null || !seesCase ? null : page,
                standing.outsideDocument());
    }
}
