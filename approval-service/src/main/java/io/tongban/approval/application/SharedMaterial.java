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

    /** Part of a statement: those of a case {@code a}; of an agent only while the form names the one who agreed. */
    public static final String OF_CASE = """
            select coalesce(json_agg(json_build_object('material', m.material_code, 'outcome', m.outcome,
                'source', m.source, 'consentedAt', m.consented_at, 'askedAt', m.asked_at, 'record', m.record)
                order by m.material_code), '[]')
            from shared_material m where m.application_id = a.id and (m.agent is null or m.agent = (
                select f.lookup from form_secret f
                where f.application_id = a.id and f.pointer = '/operator/identityNumber'))
            """;

    public enum Outcome {
        FETCHED,
        /** the applicant uploads it */
        NO_RECORD,
        /** the source was down: it is asked again, or the applicant uploads it */
        WAITING
    }
}
