package io.tongban.approval.decision;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.Channel;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Delivers the result and closes the case. */
@Component
class DeliverResult {

    record Command(UUID id, Passport who, @Nullable String key, Channel channel) {}

    private final Casework casework;

    DeliverResult(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.DELIVER, command.key(), command.channel());
        return casework.move(wish, application -> Mono.just(Particulars.of(Map.of("channel", command.channel()))));
    }
}
