package io.tongban.approval.progress;

import io.tongban.approval.document.IssuedDocuments.Issued;
import io.tongban.approval.document.Source;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 文书 as issued.
 *
 * @param kind name of a document kind
 * @param number 文号, or the number of a certificate
 * @param organ name of the organ in whose name it was issued
 * @param text all of it as plain text
 * @param firstReadAt when its recipient first read it; told to officials
 */
public record DocumentView(
        UUID id,
        String kind,
        String title,
        String number,
        LocalDate issuedOn,
        String organ,
        String text,
        @Nullable OffsetDateTime firstReadAt) {

    public record All(List<DocumentView> items) {}

    static DocumentView of(Issued issued, boolean official) {
        Source source = issued.source();
        return new DocumentView(
                issued.id(),
                issued.kind(),
                source.title(),
                Objects.requireNonNull(source.number()),
                source.on(),
                source.organ(),
                source.text(),
                official ? issued.firstReadAt() : null);
    }
}
