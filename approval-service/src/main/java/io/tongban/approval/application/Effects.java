package io.tongban.approval.application;

import io.tongban.approval.certificate.Certificate;
import io.tongban.approval.certificate.CertificateEvent;
import java.util.List;
import java.util.function.Function;
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
}
