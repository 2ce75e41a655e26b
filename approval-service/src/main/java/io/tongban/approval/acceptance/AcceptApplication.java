package io.tongban.approval.acceptance;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accepts a case and issues the 受理通知书 (许可法第三十二条第二款). */
@Component
class AcceptApplication {

    /** @param revision that the official looked at, where it is told */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String body,
            @Nullable Integer revision) {}

    private final Casework casework;
    private final Documents documents;
    private final Certificates certificates;

    AcceptApplication(Casework casework, Documents documents, Certificates certificates) {
        this.casework = casework;
        this.documents = documents;
        this.certificates = certificates;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.ACCEPT, command.key(), command.body());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    if (command.revision() != null && command.revision() != application.revision()) {
                        throw Refusal.of(ApprovalProblem.MOVED_MEANWHILE).exception();
                    }
                    return mode(application, facts.deadlines()).issuing(documents.acceptance());
                }));
    }

    /** After five silent days the law has accepted already; this only writes it down. */
    private Particulars mode(Application application, Deadlines deadlines) {
        if (deadlines.deemed()) {
            return Particulars.of(Map.of("mode", "deemed", "acceptedOn", String.valueOf(deadlines.acceptedOn())));
        }
        Particulars express = Particulars.of(Map.of("mode", "express"));
        // the expiry of a certificate that is not ours counts once an official has looked at it
        return certificates
                .statedExpiry(application, application.item())
                .map(expiry -> express.noting("expiresOn", expiry.toString()))
                .orElse(express);
    }
}
