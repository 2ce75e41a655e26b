package io.tongban.approval.progress;

import io.tongban.approval.document.IssuedDocuments.Issued;
import io.tongban.approval.document.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * 文书 as issued.
 *
 * @param kind name of a document kind
 * @param number 文号, or the number of a certificate
 * @param organ name of the organ in whose name it was issued
 * @param text all of it as plain text
 */
public record DocumentView(
        UUID id, String kind, String title, String number, LocalDate issuedOn, String organ, String text) {

    public record All(List<DocumentView> items) {}

    static DocumentView of(Issued issued) {
        Source source = issued.source();
        return new DocumentView(
                issued.id(),
                issued.kind(),
                source.title(),
                Objects.requireNonNull(source.number()),
                source.on(),
                source.organ(),
                source.text());
    }
}
