package io.tongban.approval.acceptance;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Closes a case whose applicant stayed silent past the told day. */
@Component
class ReturnApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;
    private final Documents documents;

    ReturnApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.RETURN, command.key(), command.body());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> Particulars.none()
                        .telling("reason", "未在告知的期限内补正")
                        .issuing(documents.of(
                                DocumentKind.RETURN_NOTICE,
                                Map.of("answerBy", ChineseText.day(toldDay(application)))))));
    }

    /** By when the last notice asked for the correction. */
    private static LocalDate toldDay(Application application) {
        return application.clockEntries().stream()
                .map(Entry::until)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
