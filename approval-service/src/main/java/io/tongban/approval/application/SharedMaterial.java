package io.tongban.approval.application;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking another office for a material.
 *
 * @param source who holds it
 * @param consentedAt when the applicant agreed
 * @param askedAt last
 * @param record masked; null unless it was fetched
 */
public record SharedMaterial(
        String material,
        Outcome outcome,
        String source,
        OffsetDateTime consentedAt,
        OffsetDateTime askedAt,
        @Nullable Map<String, String> record) {

    public enum Outcome {
        FETCHED,
        /** the applicant uploads it */
        NO_RECORD,
        /** the source was down: it is asked again, or the applicant uploads it */
        WAITING
    }
}
