package io.tongban.approval.special;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.special.SpecialController.ResumeRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the special procedure; the clock goes on the day after. */
@Component
class ResumeApplication {

    record Command(UUID id, Passport who, @Nullable String key, ResumeRequest request) {}

    private final Casework casework;
    private final Documents documents;

    ResumeApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.RESUME, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) ->
                        Mono.fromSupplier(() -> particulars(command.request().result(), application)));
    }

    private Particulars particulars(String result, Application application) {
        String procedure = SpecialProcedure.of(application);
        return Particulars.of(Map.of("result", result))
                .telling("reason", result)
                .issuing(
                        documents.of(DocumentKind.RESUMPTION_NOTICE, Map.of("procedure", procedure, "result", result)));
    }
}
