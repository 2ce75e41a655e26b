package io.tongban.approval.acceptance;

import io.tongban.approval.acceptance.AcceptanceController.SpotCorrectionRequest;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets the applicant correct an obvious error at once: no correction notice is used up, the clock goes on. */
@Component
class AskSpotCorrection {

    record Command(UUID id, Passport who, @Nullable String key, SpotCorrectionRequest request) {}

    private final Casework casework;

    AskSpotCorrection(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        SpotCorrectionRequest request = command.request();
        Wish wish = Wish.of(command.id(), command.who(), Action.ASK_SPOT_CORRECTION, command.key(), request);
        String list = request.errors().stream().map(error -> error.what()).collect(Collectors.joining("\n"));
        return casework.move(
                wish,
                (application, facts) -> Mono.just(
                        Particulars.of(Map.of("errors", request.errors())).telling("faults", list)));
    }
}
