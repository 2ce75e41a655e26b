package io.tongban.notice.event;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an application. All texts are plain text without control characters, and may be an applicant's.
 *
 * @param at the instant, as the neighbour says it
 * @param on the legal day in Asia/Shanghai
 * @param recipients owner keys, each once; empty if nobody is told
 * @param facts template variable → text
 * @param head 存证链头 after it, 64 hexadecimal digits
 */
public record Happening(
        EventType type,
        UUID applicationId,
        @Nullable String caseNumber,
        String itemCode,
        String itemName,
        @Nullable String state,
        @Nullable String stateName,
        @Nullable String organName,
        OffsetDateTime at,
        LocalDate on,
        List<String> recipients,
        Map<String, String> facts,
        @Nullable String head) {}
