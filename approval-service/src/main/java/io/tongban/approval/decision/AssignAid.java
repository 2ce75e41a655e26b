package io.tongban.approval.decision;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.AssignmentRequest;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Assigns the person who gives legal aid that was granted: within three days (法律援助法第四十三条第一款). */
@Component
class AssignAid {

    record Command(UUID id, Passport who, @Nullable String key, AssignmentRequest request) {}

    private final Casework casework;
    private final Documents documents;

    AssignAid(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        AssignmentRequest request = command.request();
        Wish wish = Wish.of(command.id(), command.who(), Action.ASSIGN_AID, command.key(), request);
        Map<String, String> values = Map.of("institution", request.institution(), "person", request.person());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(
                        () -> Particulars.of(Map.of("institution", request.institution(), "assigned", request.person()))
                                .telling("outcome", request.institution() + request.person())
                                .issuing(documents.of(DocumentKind.ASSIGNMENT_NOTICE, values))));
    }
}
