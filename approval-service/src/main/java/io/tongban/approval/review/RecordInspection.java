package io.tongban.approval.review;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.review.InquiryController.InspectRequest;
import io.tongban.approval.review.InquiryController.Inspector;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records who looked at what on site: two or more officials; the clock goes on. */
@Component
class RecordInspection {

    record Command(UUID id, Passport who, @Nullable String key, InspectRequest request) {}

    private final Casework casework;
    private final Documents documents;

    RecordInspection(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.INSPECT, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), facts)));
    }

    private Particulars particulars(InspectRequest request, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        long different =
                request.officials().stream().map(Inspector::account).distinct().count();
        if (different < 2) {
            faults.add(
                    new Fault("/officials", "TWO_OFFICIALS", "现场核查应当由两名以上工作人员进行", "Two or more different officials"));
        }
        if (request.on().isAfter(facts.today()) || request.on().isBefore(facts.receivedOn())) {
            faults.add(new Fault("/on", "OUT_OF_RANGE", "核查日期应当在收到申请之日至今天之间", "Between receipt and today"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        return Particulars.of(Map.of(
                        "inspectedOn", request.on().toString(),
                        "place", request.place(),
                        "officials", request.officials(),
                        "notes", request.notes(),
                        "signedByApplicant", request.signedByApplicant()))
                .issuing(documents.of(
                        DocumentKind.INSPECTION_RECORD,
                        Map.of(
                                "inspectedOn", ChineseText.day(request.on()),
                                "place", request.place(),
                                "officials",
                                        request.officials().stream()
                                                .map(one -> one.name() + "（" + one.account() + "）")
                                                .collect(Collectors.joining("、")),
                                "notes", request.notes(),
                                "signedByApplicant", request.signedByApplicant() ? "已签名" : "未签名")));
    }
}
