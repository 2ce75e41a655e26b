package io.tongban.approval.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent of the notice service: somebody was told, or opened what they were told.
 *
 * @param subject the case
 */
public record NoticeReport(
        @NotNull @Pattern(regexp = "cn\\.tongban\\.notice\\.(told|read)")
        String type,

        @NotNull UUID subject,
        @NotNull @Valid Data data) {

    private static final String SM3 = "[0-9a-f]{64}";

    /**
     * What follows {@code at} is only said when somebody was told.
     *
     * @param seq counts the reports about the case from 1
     * @param event code of what was told, and {@code eventId} the move's
     * @param sm3 of title, line feed, text; {@code sm3En} of the English ones
     * @param recipient SM3(salt ‖ owner key)
     */
    public record Data(
            @Positive long seq,
            @NotNull UUID notice,
            @NotNull Instant at,
            @Nullable @Size(max = 100) String event,
            @Nullable @Size(max = 200) String eventId,
            @Nullable @Size(max = 100) String template,
            @Nullable @Positive Integer templateVersion,
            @Nullable @Pattern(regexp = SM3) String sm3,
            @Nullable @Pattern(regexp = SM3) String sm3En,
            @Nullable @Pattern(regexp = SM3) String recipient,
            @Nullable @Pattern(regexp = "[0-9a-f]{32}") String recipientSalt) {}

    /** Whoever says that somebody was told says what. */
    @AssertTrue
    public boolean isWhole() {
        return data == null
                || !"cn.tongban.notice.told".equals(type)
                || data.event() != null
                        && data.eventId() != null
                        && data.template() != null
                        && data.templateVersion() != null
                        && data.sm3() != null
                        && data.sm3En() != null
                        && data.recipient() != null
                        && data.recipientSalt() != null;
    }

    /** What the entry says: TOLD or READ, and all of the data but the count. */
    Map<String, @Nullable Object> content() {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("at", NewEntry.instant(data.at()));
        content.put("event", data.event());
        content.put("eventId", data.eventId());
        content.put("notice", data.notice());
        content.put("recipient", data.recipient());
        content.put("recipientSalt", data.recipientSalt());
        content.put("sm3", data.sm3());
        content.put("sm3En", data.sm3En());
        content.put("template", data.template());
        content.put("templateVersion", data.templateVersion());
        content.put("what", type.endsWith("told") ? "TOLD" : "READ");
        return content;
    }
}
