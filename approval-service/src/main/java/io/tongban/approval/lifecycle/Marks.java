package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Pause;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the log of a case has come to so far, entry by entry. */
final class Marks {

    @Nullable
    LocalDate receipt;

    @Nullable
    LocalDate asked;

    @Nullable
    LocalDate answerBy;

    @Nullable
    LocalDate accepted;

    /** Whether silence had accepted, as it was found and written down: no later calendar undoes it. */
    @Nullable
    Boolean silent;

    @Nullable
    LocalDate decided;

    /** Since when granted aid waits for its assignment. */
    @Nullable
    LocalDate unassigned;

    @Nullable
    LocalDate ended;

    @Nullable
    LocalDate stopped;

    /** Working days told for what stops the limit now. */
    int stopDays;

    int extended;

    @Nullable
    LocalDate notified;

    final List<LocalDate> forwarded = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();

    private int forwardedBeforeExtension = -1;
    private int corrections;
    private @Nullable Action stoppedBy;
    private boolean hearingRequested;
    private @Nullable LocalDate hearingOn;
    private boolean hearingHeld;
    private boolean hearingWaived;
    private @Nullable LocalDate viewsBy;

    void read(Entry entry) {
        LocalDate on = entry.on();
        silent = entry.silent() == null ? silent : entry.silent();
        switch (entry.action()) {
            case SUBMIT, INITIATE -> receipt = on;
            case REQUEST_CORRECTION, REQUEST_CORRECTION_AGAIN -> {
                corrections++;
                asked = on;
                answerBy = entry.until();
            }
            case CORRECT -> {
                receipt = on;
                asked = null;
            }
            case ACCEPT -> accepted = on;
            case DEEM_ACCEPTANCE -> {
                accepted = on;
                silent = true;
            }
            case FORWARD -> forwarded.add(on);
            case GRANT, DENY, RECORD_GRANT, RECORD_DENIAL, DEEM_RENEWAL, EFFECT -> {
                decided = on;
                unassigned = entry.action() == Action.GRANT ? on : null;
            }
            case ASSIGN_AID -> unassigned = null;
            case REFUSE_ACCEPTANCE -> {
                // open within the limit only: silence had not accepted
                ended = on;
                silent = false;
            }
            case RETURN, WITHDRAW, TERMINATE -> ended = on;
            default -> readSpecial(entry);
        }
    }

    private void readSpecial(Entry entry) {
        LocalDate on = entry.on();
        switch (entry.action()) {
            case SUSPEND -> stop(entry);
            case EXTEND_SUSPENSION -> stopDays += entry.days();
            case RESUME -> resume(on);
            case EXTEND -> {
                extended = entry.days();
                forwardedBeforeExtension = forwarded.size();
            }
            case NOTIFY_HEARING_RIGHT -> notified = on;
            case REQUEST_HEARING -> {
                hearingRequested = true;
                hearingWaived = false;
                stop(entry);
            }
            case ARRANGE_HEARING, MOVE_HEARING -> hearingOn = entry.until();
            case WAIVE_HEARING -> {
                hearingWaived = true;
                if (stoppedBy == Action.REQUEST_HEARING) {
                    resume(on);
                }
            }
            case ASK_VIEWS -> viewsBy = entry.until();
            case HOLD_HEARING -> {
                hearingHeld = true;
                resume(on);
            }
            default -> {
                // no effect on any limit of ours
            }
        }
    }

    private void stop(Entry entry) {
        stopped = entry.on();
        stoppedBy = entry.action();
        stopDays = entry.action() == Action.REQUEST_HEARING ? Lifecycle.HEARING_HOLD.value() : entry.days();
    }

    private void resume(LocalDate on) {
        if (stopped != null) {
            pauses.add(new Pause(stopped, on));
        }
        stopped = null;
        stoppedBy = null;
        stopDays = 0;
    }

    /** The stage, of so many, in which the extension was made; -1 where there is none. */
    int extendedAt(int stages) {
        return Math.min(forwardedBeforeExtension, stages - 1);
    }

    Course course() {
        return new Course(
                stopped,
                stoppedBy,
                stopDays,
                extended,
                corrections,
                notified,
                hearingRequested,
                hearingOn,
                hearingHeld,
                hearingWaived,
                viewsBy);
    }
}
