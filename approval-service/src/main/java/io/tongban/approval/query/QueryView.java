package io.tongban.approval.query;

import io.tongban.approval.lifecycle.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a case is: nothing of the person, nothing of the matter.
 *
 * @param stateText in Chinese
 * @param acceptedOn day of acceptance, express or by silence
 * @param dueOn last day of the limit that runs now
 * @param dueText the same in words: 待公布, 期限停止计算, 无
 * @param decidedOn day of the decision, whichever it was
 * @param closedOn day on which the case ended
 */
public record QueryView(
        String caseNumber,
        State state,
        String stateText,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate dueOn,
        String dueText,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate closedOn) {}
