package io.tongban.approval.application;

import io.tongban.approval.certificate.Certificate;
import io.tongban.approval.certificate.CertificateEvent;
import io.tongban.approval.certificate.CertificateStatus;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a move brings about beside its documents.
 *
 * @param issues made once the state after the move is known
 * @param events on certificates that are there already
 */
public record Effects(List<Function<Outcome, Issue>> issues, List<CertificateEvent> events) {

    static final Effects NONE = new Effects(List.of(), List.of());

    /** @param page null where another organ issues it and it is only recorded */
    public record Issue(Certificate certificate, @Nullable Document page) {}

    /**
     * A certificate begins as valid; then what the move does to others.
     *
     * @param basis of the move, for events that have none of their own
     */
    List<CertificateEvent> eventsWith(List<Issue> made, String basis) {
        Stream<CertificateEvent> first = made.stream()
                .map(issue -> new CertificateEvent(issue.certificate().id(), 1, CertificateStatus.VALID, basis));
        Stream<CertificateEvent> others = events.stream()
                .map(event -> event.basis().isEmpty()
                        ? new CertificateEvent(event.certificateId(), event.seq(), event.status(), basis)
                        : event);
        return Stream.concat(first, others).toList();
    }
}
