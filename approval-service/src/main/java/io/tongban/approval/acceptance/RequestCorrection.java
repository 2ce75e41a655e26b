package io.tongban.approval.acceptance;

import io.tongban.approval.acceptance.AcceptanceController.CorrectionRequest;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the applicant, once and completely, what is to be corrected, and until when. */
@Component
class RequestCorrection {

    record Command(UUID id, Passport who, @Nullable String key, CorrectionRequest request, Action action) {}

    private final Casework casework;
    private final Documents documents;

    RequestCorrection(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), command.action(), command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    if (command.action() == Action.REQUEST_CORRECTION_AGAIN) {
                        checkNewlyGiven(command.request(), application);
                    }
                    return particulars(command, application, facts);
                }));
    }

    /** a second notice only for what came in with the correction itself (许可法第七十二条第(四)项). */
    private static void checkNewlyGiven(CorrectionRequest request, Application application) {
        long since =
                application.last(Action.REQUEST_CORRECTION).map(LogEntry::seq).orElseThrow();
        Set<String> given = application.currentFiles().stream()
                .filter(file -> file.givenSeq() >= since)
                .map(file -> "/materials/" + file.materialCode())
                .collect(Collectors.toSet());
        List<Fault> faults = IntStream.range(0, request.faults().size())
                .filter(i -> !given.contains(request.faults().get(i).pointer()))
                .mapToObj(i -> new Fault(
                        "/faults/" + i + "/pointer",
                        "NOT_NEWLY_GIVEN",
                        "只有补正时新提交的材料才可以再次告知补正",
                        "Only what came in with the correction"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }

    private Particulars particulars(Command command, Application application, Facts facts) {
        CorrectionRequest request = command.request();
        LocalDate answerBy = facts.today().plusDays(request.days());
        List<String> list = request.faults().stream()
                .map(fault -> ChineseText.withoutStop(fault.what()) + ";" + ChineseText.withoutStop(fault.how()))
                .toList();
        return Particulars.of(Map.of(
                        "faults", request.faults(),
                        "answerBy", answerBy.toString(),
                        "revision", application.revision() + 1))
                .telling("faults", String.join("\n", list))
                .telling("answerBy", answerBy.toString())
                .issuing(documents.correction(list, answerBy, command.action() == Action.REQUEST_CORRECTION_AGAIN));
    }
}
