package io.tongban.approval.review;

import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The open cases of one organ. Organ and authority are part of every query. */
interface Queue {

    /** @param limit whose light is asked for; @param light empty for all; @param redated only those whose dates a new calendar moved since their last step; @param afterDue and afterId: where the last page ended */
    record Question(
            String organ,
            List<String> states,
            String limit,
            String light,
            boolean undated,
            boolean redated,
            Narrowing narrowing,
            OffsetDateTime claimOver,
            LocalDate today,
            @Nullable LocalDate afterDue,
            @Nullable UUID afterId,
            int size) {}

    /** Rows as a JSON array, first what is due first. */
    Mono<String> rows(Question question);

    /**
     * @param claimedBy who had it when it was loaded
     * @return false where somebody else has it by now
     */
    Mono<Boolean> claim(UUID id, Passport who, @Nullable String claimedBy, OffsetDateTime at);

    /** Gives back an own claim; where there is none, nothing happens. */
    Mono<Void> release(UUID id, Passport who);
}
