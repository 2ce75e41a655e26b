package io.tongban.approval.review;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The case goes on to the next organ of its route with all that is in it; nobody asks again. */
@Component
class ForwardApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private final Casework casework;
    private final Documents documents;
    private final Organs organs;

    ForwardApplication(Casework casework, Documents documents, Organs organs) {
        this.casework = casework;
        this.documents = documents;
        this.organs = organs;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.FORWARD, command.key(), command.body());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> {
                    String next = facts.next();
                    return Particulars.of(Map.of("to", next))
                            .telling("nextOrganName", organs.get(next).name())
                            .issuing(documents.listing(
                                    DocumentKind.FORWARDING_LETTER,
                                    Map.of(
                                            "nextOrgan", organs.get(next).name(),
                                            "opinion", Documents.lastOpinion(application))))
                            .goingTo(next);
                }));
    }
}
