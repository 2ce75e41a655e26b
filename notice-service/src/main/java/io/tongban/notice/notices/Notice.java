package io.tongban.notice.notices;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice as it was told, in both languages.
 *
 * @param position grows in the order in which notices become visible
 * @param event code of what happened
 * @param on the legal day of it
 * @param template name and version, e.g. {@code accepted@1}
 * @param evidenceHead 存证链头 of the case after it, 64 hexadecimal digits; null where there was none yet
 */
public record Notice(
        long position,
        UUID id,
        String event,
        UUID applicationId,
        @Nullable String caseNumber,
        String itemCode,
        String itemName,
        @Nullable String state,
        @Nullable String stateName,
        LocalDate on,
        String template,
        String title,
        String body,
        String titleEn,
        String bodyEn,
        @Nullable String evidenceHead,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime readAt) {}
