package io.tongban.approval.decision;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.ReportRequest;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reports a case to the Ministry, outside this system; the case stays here to record what the Ministry decides. */
@Component
class ReportOut {

    record Command(UUID id, Passport who, @Nullable String key, ReportRequest request) {}

    private static final String MINISTRY = "司法部";

    private final Casework casework;
    private final Documents documents;

    ReportOut(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.REPORT_OUT, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    Overrun overrun = new Overrun(command.request().overrun(), facts);
                    if (!overrun.faults().isEmpty()) {
                        throw Refusal.of(CommonProblem.INVALID_FIELDS, overrun.faults())
                                .exception();
                    }
                    return overrun.explained(Particulars.none()
                            .telling("nextOrganName", MINISTRY)
                            .issuing(documents.listing(
                                    DocumentKind.REPORT_LETTER,
                                    Map.of("nextOrgan", MINISTRY, "opinion", Documents.lastOpinion(application)))));
                }));
    }
}
