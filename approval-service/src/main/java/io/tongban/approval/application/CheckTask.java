package io.tongban.approval.application;

import io.tongban.approval.item.Commitment.Method;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The task to check a commitment, opened by the submission that it came with.
 *
 * @param openedOn from which its working days are counted
 * @param dueOn null where the calendar of that year is not published: 待公布
 * @param edition of the calendar by which it is dated
 */
public record CheckTask(
        UUID commitment,
        Method method,
        LocalDate openedOn,
        int days,
        @Nullable LocalDate dueOn,
        int edition) {}
