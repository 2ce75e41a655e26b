package io.tongban.approval.share;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What other offices hold of an applicant. */
interface SharedRecords {

    /**
     * One question.
     *
     * @param from who holds it, as the item says
     */
    record Question(
            UUID application,
            String material,
            String materialName,
            String from,
            Subject subject,
            OffsetDateTime consentedAt) {}

    /**
     * Of whom the record is to be.
     *
     * @param type person or organisation
     * @param number 公民身份号码 or 统一社会信用代码, in plain: it is asked with and kept nowhere
     */
    record Subject(String type, String name, String number) {}

    /**
     * A record.
     *
     * @param number of it, in plain
     * @param sm3 of the whole answer
     */
    record Found(String number, String issuedBy, @Nullable LocalDate validUntil, String sm3) {}

    /**
     * @return empty where the source says that there is none; fails with SHARED_UNAVAILABLE where it does not answer in
     *     time, with SHARED_WRONG where what it says cannot be of this applicant
     */
    Mono<Found> ask(Question question);
}
