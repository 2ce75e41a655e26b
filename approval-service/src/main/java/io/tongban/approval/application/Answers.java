package io.tongban.approval.application;

import io.tongban.support.idempotency.StoredAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Stored answers on their way out. */
public final class Answers {

    private Answers() {}

    public static ResponseEntity<String> of(StoredAnswer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    /** The body of a request that needs none, for the comparison with the first one under the same key. */
    public static String text(@Nullable JsonNode body) {
        return body == null ? "{}" : body.toString();
    }
}
