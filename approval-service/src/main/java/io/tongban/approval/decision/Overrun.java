package io.tongban.approval.decision;

import io.tongban.approval.application.Particulars;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.lifecycle.Deadline;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promise that was not kept is explained, in the case, to the applicant and in the document (优化营商环境条例第三十六条第二款). */
final class Overrun {

    private final @Nullable String explanation;
    private final Facts facts;

    /** @param explanation as the official gave it */
    Overrun(@Nullable String explanation, Facts facts) {
        this.explanation = explanation == null || explanation.isBlank() ? null : explanation;
        this.facts = facts;
    }

    List<Fault> faults() {
        boolean late = facts.deadlines().promise().isOverOn(facts.today());
        return late && explanation == null
                ? List.of(new Fault("/overrun", "REQUIRED", "已超过承诺期限,必须说明原因", "The promised day is over: say why"))
                : List.of();
    }

    /** What the document says; empty where nothing is explained. */
    String text() {
        return explanation == null
                ? ""
                : facts.deadlines().promise() instanceof Deadline.Due promise
                        ? "本案未在承诺期限（" + ChineseText.day(promise.day()) + "）内办结，原因：" + explanation
                        : "本案未在承诺期限内办结，原因：" + explanation;
    }

    Particulars explained(Particulars particulars) {
        return explanation == null
                ? particulars
                : particulars.noting("overrun", explanation).telling("overrun", text());
    }
}
