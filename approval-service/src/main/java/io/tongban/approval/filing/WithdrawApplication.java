package io.tongban.approval.filing;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Withdraws; no reason is needed. */
@Component
public class WithdrawApplication {

    public record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            @Nullable String reason) {}

    private final Casework casework;
    private final Documents documents;

    WithdrawApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    public Mono<StoredAnswer> handle(Command command) {
        String reason = command.reason() == null ? "" : command.reason();
        Wish wish = Wish.of(command.id(), command.who(), Action.WITHDRAW, command.key(), reason);
        return casework.move(
                wish,
                (application, facts) -> Mono.just(given(reason, facts)
                        .issuing(documents.of(
                                DocumentKind.WITHDRAWAL_CONFIRMATION,
                                Map.of("reason", reason.isBlank() ? "" : ChineseText.quoted(reason))))));
    }

    private static Particulars given(String reason, Facts facts) {
        Particulars given = reason.isBlank()
                ? Particulars.none()
                : Particulars.of(Map.of("reason", reason)).telling("reason", reason);
        return given.andFoundSilent(facts);
    }
}
