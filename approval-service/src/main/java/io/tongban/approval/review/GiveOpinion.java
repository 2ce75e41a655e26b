package io.tongban.approval.review;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.review.ReviewController.OpinionRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records the reviewer's opinion; internal, the applicant is not told. */
@Component
class GiveOpinion {

    record Command(UUID id, Passport who, @Nullable String key, OpinionRequest request) {}

    private final Casework casework;

    GiveOpinion(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        OpinionRequest request = command.request();
        Wish wish = Wish.of(command.id(), command.who(), Action.GIVE_OPINION, command.key(), request);
        return casework.move(
                wish,
                (application, facts) ->
                        Mono.just(Particulars.of(Map.of("proposal", request.proposal(), "text", request.text()))));
    }
}
