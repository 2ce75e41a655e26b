package io.tongban.approval.application;

import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.lifecycle.State;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every move answers.
 *
 * @param dueOn null where {@code dueState} is not DUE; UNDATED is shown as 待公布
 * @param note something the person should know, e.g. that the catalogue's copy was used
 */
public record MoveAnswer(
        UUID id,
        String caseNumber,
        State state,
        String stateName,
        int revision,
        @Nullable LocalDate dueOn,
        DueState dueState,
        @Nullable String note) {}
