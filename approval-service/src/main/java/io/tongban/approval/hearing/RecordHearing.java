package io.tongban.approval.hearing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.hearing.HearingController.Part;
import io.tongban.approval.hearing.HearingController.RecordRequest;
import io.tongban.approval.hearing.HearingController.Signature;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Puts the record of the hearing into the file; the decision follows it (许可法第四十八条第二款). */
@Component
class RecordHearing {

    record Command(UUID id, Passport who, @Nullable String key, RecordRequest request) {}

    private final Casework casework;
    private final Documents documents;

    RecordHearing(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.HOLD_HEARING, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), application)));
    }

    private Particulars particulars(RecordRequest request, Application application) {
        check(request.signatures());
        JsonNode called = application
                .last(Action.ARRANGE_HEARING, Action.MOVE_HEARING)
                .map(LogEntry::detail)
                .orElseThrow();
        return Particulars.of(Map.of(
                        "transcript", request.transcript(),
                        "sm3", Sm3.hex(request.transcript().getBytes(StandardCharsets.UTF_8)),
                        "signatures", request.signatures()))
                .issuing(documents.of(
                        DocumentKind.HEARING_RECORD,
                        Map.of(
                                "hearingOn",
                                        ChineseText.day(LocalDate.parse(
                                                called.path("hearingOn").asString())),
                                "place", called.path("place").asString(),
                                "chairName", called.path("chairName").asString(),
                                "transcript", request.transcript(),
                                "signatures",
                                        request.signatures().stream()
                                                .map(Signature::text)
                                                .collect(Collectors.joining("、")))));
    }

    /** The record is signed by who took part (许可法第四十八条第一款第(五)项); who does not sign, of them it says why. */
    private static void check(List<Signature> signatures) {
        List<Fault> faults = new ArrayList<>();
        for (Part part : List.of(Part.CHAIR, Part.APPLICANT, Part.REVIEWER)) {
            if (signatures.stream().noneMatch(signature -> signature.part() == part)) {
                faults.add(new Fault(
                        "/signatures",
                        part + "_MISSING",
                        "缺少" + part.text() + "的签名或者未签名的说明",
                        "The signature of the " + part + ", or why there is none"));
            }
        }
        for (int i = 0; i < signatures.size(); i++) {
            String remark = signatures.get(i).remark();
            if (!signatures.get(i).signed() && (remark == null || remark.isBlank())) {
                faults.add(new Fault(
                        "/signatures/" + i + "/remark", "REQUIRED", "未签名的,应当注明原因", "Say why it was not signed"));
            }
            if (!signatures.get(i).signed() && signatures.get(i).part() == Part.CHAIR) {
                faults.add(new Fault("/signatures/" + i, "REQUIRED", "听证主持人应当签名", "The chair signs"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }
}
