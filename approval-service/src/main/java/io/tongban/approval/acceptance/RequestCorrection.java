package io.tongban.approval.acceptance;

import io.tongban.approval.acceptance.AcceptanceController.CorrectionRequest;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the applicant, once and completely, what is to be corrected, and until when. */
@Component
class RequestCorrection {

    record Command(UUID id, Passport who, @Nullable String key, CorrectionRequest request) {}

    private final Casework casework;
    private final Documents documents;

    RequestCorrection(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.REQUEST_CORRECTION, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), application, facts)));
    }

    private Particulars particulars(CorrectionRequest request, Application application, Facts facts) {
        LocalDate answerBy = facts.today().plusDays(request.days());
        List<String> list = request.faults().stream()
                .map(fault -> fault.what() + ";" + fault.how())
                .toList();
        return Particulars.of(Map.of(
                        "faults", request.faults(),
                        "answerBy", answerBy.toString(),
                        "revision", application.revision() + 1))
                .telling("faults", String.join("\n", list))
                .telling("answerBy", answerBy.toString())
                .issuing(documents.correction(list, answerBy));
    }
}
