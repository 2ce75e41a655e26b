package io.tongban.approval.acceptance;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accepts a case and issues the 受理通知书 (许可法第三十二条第二款). */
@Component
class AcceptApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;
    private final Documents documents;

    AcceptApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.ACCEPT, command.key(), command.body());
        return casework.move(
                wish, (application, facts) -> Mono.just(mode(facts.deadlines()).issuing(documents.acceptance())));
    }

    /** After five silent days the law has accepted already; this only writes it down. */
    private static Particulars mode(Deadlines deadlines) {
        return deadlines.deemed()
                ? Particulars.of(Map.of("mode", "deemed", "acceptedOn", String.valueOf(deadlines.acceptedOn())))
                : Particulars.of(Map.of("mode", "express"));
    }
}
