package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import reactor.core.publisher.Mono;

/** Another file of a case may come in between its load and the write; then all is looked at once more. */
public final class Attempts {

    private static final int MOST = 10;

    private Attempts() {}

    /** @param attempt empty where something changed since it began; fails with CHANGED_MEANWHILE when it always does */
    public static <T> Mono<T> until(Mono<T> attempt) {
        return attempt.repeatWhenEmpty(MOST, tries -> tries)
                .onErrorMap(
                        IllegalStateException.class,
                        tired -> Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception());
    }
}
