package io.tongban.approval.lifecycle;

import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.util.List;

/**
 * All of a case that the law asks about.
 *
 * @param today the legal day in Asia/Shanghai
 * @param receivedOn day of receipt; today for a draft. The rows in force on that day rule the case
 * @param online false where the law requires the applicant on site
 * @param route organs in order: who accepts, who reviews, who decides
 * @param holder organ that has the case now
 * @param interested whom else it concerns, as told so far
 * @param pending what waits to be done
 * @param materialsChecked whether every file was found free of viruses
 * @param permitStands false where the permit that the case is to renew has been taken back, ended or renewed otherwise
 * @param deadlines what the clock says today
 */
public record Facts(
        Terms terms,
        State state,
        LocalDate today,
        LocalDate receivedOn,
        boolean online,
        List<String> route,
        String holder,
        Persons persons,
        List<Interested> interested,
        Pending pending,
        boolean materialsChecked,
        boolean permitStands,
        Deadlines deadlines) {

    /** 司法部: outside this system; it decides, we record. */
    public static final String MINISTRY = "000000";

    public Kind kind() {
        return terms.kind();
    }

    /** 视为准予延续 (许可法第五十条第二款). */
    boolean renewedBySilence() {
        return permitStands && deadlines.renewed();
    }

    /** Stops, extension, corrections and hearing so far. */
    public Course course() {
        return deadlines.course();
    }

    /** The organ after the holder, empty at the end of the route. */
    public String next() {
        int at = route.indexOf(holder);
        return at + 1 < route.size() ? route.get(at + 1) : "";
    }
}
