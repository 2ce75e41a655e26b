package io.tongban.approval.organ;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 委托、下放、赋权: a power exercised by another organ than the item names, for the applicants of a region, by the day of
 * submission (process.md section 9).
 *
 * @param item code, or {@code *} for every item
 * @param region whose applicants it concerns; regions below it too
 * @param acts of accept, review, decide
 * @param organ code of who exercises the power, or a level: the applicant's own organ of that level
 * @param authority whose power it is; of an entrusted one, in whose name documents are issued
 * @param until last day of submission; null while it is in force
 * @param announcement where it was made known (许可法第二十四条第二款)
 */
public record Exercise(
        Mode mode,
        String item,
        String region,
        Set<String> acts,
        String organ,
        String authority,
        LocalDate from,
        @Nullable LocalDate until,
        String announcement) {

    /** In whose name, and so against whom: three legal shapes. */
    public enum Mode {
        /** In the name of the authority, which answers for it; not to be passed on (许可法第二十四条). */
        ENTRUSTED("委托"),
        /** The power itself moved down: own name, own reconsideration bodies. */
        DEVOLVED("下放"),
        /** Conferred on the administration of a zone; own name, 待法制机构确认. */
        EMPOWERED("赋权");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean concerns(String itemCode, String act) {
        return (item.equals("*") || item.equals(itemCode)) && acts.contains(act);
    }

    /** The same, by the organ that it comes to for one applicant. */
    Exercise by(String code) {
        return new Exercise(mode, item, region, acts, code, authority, from, until, announcement);
    }
}
