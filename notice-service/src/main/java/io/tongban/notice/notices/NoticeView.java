package io.tongban.notice.notices;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice in one language. */
@Schema(name = "Notice", description = "Title and body are plain text, never HTML: a page must escape them.")
public record NoticeView(
        @Schema(requiredMode = REQUIRED) UUID id,

        @Schema(requiredMode = REQUIRED, description = "Grows; the id of the event in the stream")
        long position,

        @Schema(requiredMode = REQUIRED, description = "What happened", example = "accepted")
        String event,

        @Schema(requiredMode = REQUIRED) UUID applicationId,

        @Schema(nullable = true, requiredMode = REQUIRED) @Nullable
        String caseNumber,

        @Schema(requiredMode = REQUIRED) String itemCode,
        @Schema(requiredMode = REQUIRED) String itemName,

        @Schema(nullable = true, requiredMode = REQUIRED) @Nullable
        String state,

        @Schema(nullable = true, requiredMode = REQUIRED) @Nullable
        String stateName,

        @Schema(requiredMode = REQUIRED, description = "The legal day of it, Asia/Shanghai")
        LocalDate on,

        @Schema(requiredMode = REQUIRED, description = "zh-CN governs; en is a courtesy", example = "zh-CN")
        String language,

        @Schema(requiredMode = REQUIRED) String title,
        @Schema(requiredMode = REQUIRED) String body,

        @Schema(requiredMode = REQUIRED, description = "Name and version of the template", example = "accepted@1")
        String template,

        @Schema(
                nullable = true,
                requiredMode = REQUIRED,
                description = "存证链头 of the case after it: a chain that does not hold it was cut or rewritten")
        @Nullable
        String evidenceHead,

        @Schema(requiredMode = REQUIRED) OffsetDateTime receivedAt,

        @Schema(nullable = true, requiredMode = REQUIRED) @Nullable
        OffsetDateTime readAt) {

    /** The notice as its reader sees it. */
    public static NoticeView of(Notice notice, Language language) {
        boolean english = language == Language.EN;
        return new NoticeView(
                notice.id(),
                notice.position(),
                notice.event(),
                notice.applicationId(),
                notice.caseNumber(),
                notice.itemCode(),
                notice.itemName(),
                notice.state(),
                notice.stateName(),
                notice.on(),
                language.tag(),
                english ? notice.titleEn() : notice.title(),
                english ? notice.bodyEn() : notice.body(),
                notice.template(),
                notice.evidenceHead(),
                notice.receivedAt(),
                notice.readAt());
    }
}
