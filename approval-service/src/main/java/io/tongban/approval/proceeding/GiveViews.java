package io.tongban.approval.proceeding;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The holder states views; they are heard as long as nothing is decided. */
@Component
class GiveViews {

    record Command(UUID id, Passport who, @Nullable String key, String text) {}

    private final Casework casework;

    GiveViews(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.GIVE_VIEWS, command.key(), command.text());
        return casework.move(wish, (application, facts) -> Mono.just(Particulars.of(Map.of("text", command.text()))));
    }
}
