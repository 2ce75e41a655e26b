package io.tongban.approval.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it stands: what was issued, the last thing that was written about it, and what the days add to that.
 *
 * @param code null: recorded only
 * @param owner key of the applicant of the case that granted it
 * @param last seq of its last event
 * @param statusBasis of its last event, empty where nothing was cited
 * @param renewedNumber of the one that renews it
 * @param renewing last day of this certificate, where a renewal that was applied for in time is undecided
 */
public record Standing(
        UUID id,
        @Nullable String code,
        String number,
        String owner,
        UUID applicationId,
        @Nullable UUID documentId,
        @Nullable String outsideDocument,
        String holder,
        String result,
        String kind,
        @Nullable String type,
        String organName,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String validity,
        boolean illustration,
        CertificateStatus status,
        LocalDate statusOn,
        String statusBasis,
        int last,
        @Nullable String renewedNumber,
        @Nullable LocalDate renewedFrom,
        @Nullable LocalDate renewedUntil,
        @Nullable CertificateStatus renewedStatus,
        @Nullable LocalDate renewedStatusOn,
        @Nullable LocalDate renewing) {

    /** Members of a JSON object made of a row {@code s} of {@code certificate_standing}. */
    public static final String MEMBERS = """
            'id', s.id, 'code', s.code, 'number', s.number, 'owner', s.owner, 'applicationId', s.application_id, 'documentId', s.document_id,
            'outsideDocument', s.outside_document, 'holder', s.holder, 'result', s.result, 'kind', s.kind, 'type', s.type,
            'organName', s.organ_name, 'issuedOn', s.issued_on, 'validFrom', s.valid_from, 'validUntil', s.valid_until,
            'validity', s.validity, 'illustration', s.illustration, 'status', s.status, 'statusOn', s.status_on,
            'statusBasis', (select l.basis from certificate_event l where l.certificate_id = s.id and l.seq = s.last),
            'last', s.last, 'renewedNumber', s.renewed_number, 'renewedFrom', s.renewed_from,
            'renewedUntil', s.renewed_until, 'renewedStatus', s.renewed_status, 'renewedStatusOn', s.renewed_status_on, 'renewing', s.renewing
            """;

    /** By what a certificate that has run out is still good. */
    public enum Renewal {
        NONE,
        /** 许可法第五十条第二款: the law has renewed it, nobody has written it down yet */
        SILENCE,
        /** another one has taken its place without a break */
        CERTIFICATE
    }

    /**
     * What is told of it on a day.
     *
     * @param on since when it is so
     * @param inForce whether one may rely on it that day
     */
    public record Told(CertificateStatus status, LocalDate on, boolean inForce, Renewal renewal) {}

    /** As {@link Told#status()} is called. */
    public String words(Told told) {
        return told.status().text(statusBasis);
    }

    public Told on(LocalDate today) {
        LocalDate until = validUntil;
        if (!status.stands() || until == null || !today.isAfter(until)) {
            return new Told(status, statusOn, isRunning(status, today), Renewal.NONE);
        }
        LocalDate over = until.plusDays(1);
        CertificateStatus renewed = renewedStatus;
        if (renewed != null && over.equals(renewedFrom)) {
            return renewed(renewed, over, today);
        }
        return until.equals(renewing)
                ? new Told(status, over, isRunning(status, today), Renewal.SILENCE)
                : new Told(CertificateStatus.EXPIRED, over, false, Renewal.NONE);
    }

    /** Past its own last day it shares the lot of the one that renews it. */
    private Told renewed(CertificateStatus renewed, LocalDate over, LocalDate today) {
        LocalDate until = renewedUntil;
        LocalDate since = renewedStatusOn;
        if (renewed.stands() && until != null && today.isAfter(until)) {
            return new Told(CertificateStatus.EXPIRED, until.plusDays(1), false, Renewal.CERTIFICATE);
        }
        LocalDate on = renewed.stands() || since == null ? over : since;
        return new Told(renewed, on, isRunning(renewed, today), Renewal.CERTIFICATE);
    }

    private boolean isRunning(CertificateStatus now, LocalDate today) {
        return now == CertificateStatus.VALID && !today.isBefore(validFrom);
    }

    /** Whether another one renews it already, or the law has. */
    public boolean isRenewed() {
        return renewedStatus != null;
    }
}
