package io.tongban.approval.application;

import io.tongban.approval.item.Commitment.Method;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The task to check a commitment, opened by the submission that it came with.
 *
 * @param dueOn null where the calendar of that year is not published: 待公布
 */
public record CheckTask(
        UUID commitment,
        Method method,
        LocalDate openedOn,
        @Nullable LocalDate dueOn) {}
