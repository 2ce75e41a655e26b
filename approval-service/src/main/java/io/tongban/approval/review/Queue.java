package io.tongban.approval.review;

import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The open cases of one organ. Organ and authority are part of every query. */
interface Queue {

    /** @param light empty for all; @param afterDue and afterId: where the last page ended */
    record Question(
            String organ,
            List<String> states,
            String light,
            boolean undated,
            LocalDate today,
            @Nullable String afterDue,
            @Nullable String afterId,
            int limit) {}

    /** Rows as a JSON array, first what is due first. */
    Mono<String> rows(Question question);

    /** @return false where it is claimed by another, or not the organ's */
    Mono<Boolean> claim(UUID id, Passport who);

    /** @return false where the claim is not this person's */
    Mono<Boolean> release(UUID id, Passport who);
}
