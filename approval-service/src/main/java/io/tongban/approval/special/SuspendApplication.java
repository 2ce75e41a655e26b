package io.tongban.approval.special;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.special.SpecialController.SuspendRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins a special procedure: the clock stops, and the applicant is told how long it will take (许可法第四十五条). */
@Component
class SuspendApplication {

    record Command(UUID id, Passport who, @Nullable String key, SuspendRequest request) {}

    private final Casework casework;
    private final Documents documents;

    SuspendApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.SUSPEND, command.key(), command.request());
        return Mono.fromSupplier(() -> SpecialProcedure.listed(command.request().procedure()))
                .flatMap(procedure -> casework.move(
                        wish,
                        (application, facts) -> Mono.fromSupplier(() -> particulars(procedure, command.request()))));
    }

    private Particulars particulars(SpecialProcedure listed, SuspendRequest request) {
        String procedure = listed.text();
        return Particulars.of(Map.of(
                        "procedure",
                        listed,
                        "procedureText",
                        procedure,
                        "days",
                        request.days(),
                        "explanation",
                        request.explanation()))
                .telling("procedure", procedure)
                .telling("days", String.valueOf(request.days()))
                .telling("reason", request.explanation())
                .issuing(documents.of(
                        DocumentKind.SPECIAL_PROCEDURE_NOTICE,
                        Map.of(
                                "procedure",
                                procedure,
                                "days",
                                request.days() + "个工作日",
                                "explanation",
                                request.explanation())));
    }
}
