package io.tongban.approval.application;

import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.document.Source;
import io.tongban.approval.evidence.Chain;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 文书 to be issued with a move.
 *
 * @param organ code of the organ in whose name it is issued and whose numbers it bears
 * @param series which of the organ's counters gives the number
 * @param mark what stands before the year
 * @param number where it has one of its own, as a certificate has; null: from the series
 * @param internal between organs; the applicant does not see it
 * @param source without the number
 */
public record Document(
        UUID id,
        DocumentKind kind,
        String organ,
        String series,
        String mark,
        @Nullable String number,
        String title,
        boolean internal,
        Source source,
        LocalDate issuedOn) {

    /** As the statement takes it: the source as its exact text, with marks for what the statement gives. */
    Paper paper() {
        return new Paper(
                id,
                kind,
                organ,
                series,
                mark,
                number,
                title,
                internal,
                source.issued(Chain.number(id), Chain.head(id)).canonical(),
                issuedOn);
    }

    record Paper(
            UUID id,
            DocumentKind kind,
            String organ,
            String series,
            String mark,
            @Nullable String number,
            String title,
            boolean internal,
            String source,
            LocalDate issuedOn) {}
}
