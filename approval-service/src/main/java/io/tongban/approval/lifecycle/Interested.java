package io.tongban.approval.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 利害关系人 as told of a case that concerns their major interests (许可法第三十六条、第四十七条第一款).
 *
 * @param viewsBy until when views may be stated
 * @param hearingBy until when a hearing may be asked for, null where that right was not told
 * @param heard views are in the file
 * @param hearing ASKED, WAIVED, or empty
 */
public record Interested(LocalDate viewsBy, @Nullable LocalDate hearingBy, boolean heard, String hearing) {

    public static final String ASKED = "ASKED";
    public static final String WAIVED = "WAIVED";

    boolean isWaitedForOn(LocalDate today) {
        boolean views = !heard && !today.isAfter(viewsBy);
        return views || isHearingOpenOn(today);
    }

    public boolean isHearingOpenOn(LocalDate today) {
        return hearingBy != null && hearing.isEmpty() && !today.isAfter(hearingBy);
    }
}
