package io.tongban.approval.recusal;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.People;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.recusal.RecusalController.RecusalDecision;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The head, who is not concerned, decides whether the official stands aside; the applicant gets it in writing. */
@Component
class DecideRecusal {

    record Command(UUID id, Passport who, @Nullable String key, RecusalDecision request) {}

    private final Casework casework;
    private final Documents documents;

    DecideRecusal(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.DECIDE_RECUSAL, command.key(), command.request());
        return casework.move(wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command, application)));
    }

    private Particulars particulars(Command command, Application application) {
        RecusalDecision decision = command.request();
        People.Asked asked = People.asked(application).orElseThrow();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("request", asked.request().seq());
        detail.put("granted", decision.granted());
        detail.put("reason", decision.reason());
        if (decision.granted()) {
            detail.put("person", person(command, asked));
        }
        String outcome = decision.granted() ? "同意回避申请,该工作人员不再办理本案" : "驳回回避申请";
        return Particulars.of(detail)
                .telling("outcome", outcome)
                .telling("reason", decision.reason())
                .issuing(documents.of(
                        DocumentKind.RECUSAL_DECISION,
                        Map.of(
                                "official",
                                described(asked.request(), application),
                                "outcome",
                                outcome,
                                "grounds",
                                decision.reason())));
    }

    /** A step of the time line tells who it is; a name that an applicant gave does not. */
    private static String person(Command command, People.Asked asked) {
        String account = command.request().account();
        if (account == null && asked.person().isEmpty()) {
            Fault fault = new Fault("/account", "REQUIRED", "请写明应当回避的工作人员账号", "The account of who stands aside");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        return account == null ? asked.person().orElseThrow() : People.person(command.who(), account);
    }

    private static String described(LogEntry request, Application application) {
        long step = request.detail().path("step").asLong(0);
        String name = request.detail().path("official").asString("");
        return application.log().stream()
                .filter(entry -> entry.seq() == step)
                .map(entry -> "办理“" + Action.valueOf(entry.action()).text() + "”的工作人员" + name)
                .findFirst()
                .orElse(name);
    }
}
