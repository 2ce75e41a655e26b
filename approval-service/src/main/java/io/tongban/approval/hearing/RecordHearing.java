package io.tongban.approval.hearing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.hearing.HearingController.RecordRequest;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
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
        JsonNode called =
                application.last(Action.ARRANGE_HEARING).map(LogEntry::detail).orElseThrow();
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
                                "signatures", String.join("、", request.signatures()))));
    }
}
