package io.tongban.approval.filing;

import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
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

    /** @param attendance where the window records it */
    public record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            @Nullable String reason,
            @Nullable Attendance attendance) {}

    private final WindowWork work;
    private final Documents documents;

    WithdrawApplication(WindowWork work, Documents documents) {
        this.work = work;
        this.documents = documents;
    }

    public Mono<StoredAnswer> handle(Command command) {
        String reason = command.reason() == null ? "" : command.reason();
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                Action.WITHDRAW,
                command.key(),
                WindowWork.asked(reason, command.attendance()));
        return work.move(
                wish,
                command.attendance(),
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
