package io.tongban.approval.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commitment that stands in the place of a material, or is to.
 *
 * @param id null while it is chosen and not signed; what follows is null then too
 * @param code of the certification that it replaces
 * @param identity keyed digest of the number of the person whom it binds; null for an organisation
 * @param sealed the text that was signed, {@code keyId} and {@code signature} of the SM2 key
 * @param method and {@code dueOn}: of the task to check it; no date where the calendar of that year is not published
 * @param viewsBy last day to state views on what was found
 * @param rectifyBy last day to put it right
 * @param barred whether a credit record binds its person now
 * @param pursued whether a proceeding because of it is open: then that one decides
 */
public record Committed(
        @Nullable UUID id,
        String material,
        String code,
        Standing state,
        @Nullable Integer noticeVersion,
        @Nullable String noticeSm3,
        @Nullable OffsetDateTime shownAt,
        @Nullable Integer readSeconds,
        @Nullable OffsetDateTime signedAt,
        @Nullable String signerName,
        @Nullable String identity,
        @Nullable String sealed,
        @Nullable String keyId,
        @Nullable String signature,
        @Nullable String method,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate viewsBy,
        @Nullable LocalDate rectifyBy,
        boolean barred,
        boolean pursued) {

    /** What has become of it. */
    public enum Standing {
        CHOSEN("已选择承诺,尚未签署"),
        SIGNED("已签署"),
        OPEN("待核查"),
        TRUE("核查属实"),
        UNVERIFIED("无法核实"),
        WITHDRAWN("已撤回"),
        FALSE("核查不实,待陈述申辩"),
        VIEWS_ASKED("已告知陈述申辩"),
        VIEWS_GIVEN("已陈述申辩"),
        CLEARED("陈述申辩成立,不予处理"),
        RECTIFYING("责令限期整改"),
        RECTIFIED("已整改"),
        FINAL("承诺不实,已处理");

        private final String text;

        Standing(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private static final Set<Standing> UNDER_VIEWS =
            EnumSet.of(Standing.FALSE, Standing.VIEWS_ASKED, Standing.VIEWS_GIVEN);

    public boolean isSigned() {
        return state != Standing.CHOSEN;
    }

    /** Found untrue, and nothing decided on it yet. */
    public boolean isFoundFalse() {
        return UNDER_VIEWS.contains(state);
    }

    /** Views were stated, or could have been. */
    public boolean isHeardOn(LocalDate today) {
        return state == Standing.VIEWS_GIVEN
                || state == Standing.VIEWS_ASKED && viewsBy != null && viewsBy.isBefore(today);
    }
}
