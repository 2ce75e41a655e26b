package io.tongban.approval.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to be written down with the move that grants it.
 *
 * @param code null: another organ issued it, it is only recorded
 * @param number of one that is recorded; one of ours takes the number of its document
 * @param documentId its page; null where it is recorded
 * @param outsideDocument where the other organ's document can be found
 * @param owner key of the applicant
 * @param holder whose name stands on it
 * @param founded the holder is an organisation that comes to be by it
 * @param result its name
 * @param type by which later items act on it; null where none does
 * @param validUntil last day; null where it has none, or none that we know
 * @param validity in words
 * @param replaces the certificate that it takes the place of
 */
public record Certificate(
        UUID id,
        @Nullable String code,
        @Nullable String number,
        @Nullable UUID documentId,
        @Nullable String outsideDocument,
        String owner,
        String holder,
        boolean founded,
        String itemCode,
        int itemVersion,
        String result,
        String kind,
        @Nullable String type,
        String effect,
        String organ,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String validity,
        boolean illustration,
        @Nullable UUID replaces) {}
