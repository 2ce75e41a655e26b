package io.tongban.approval.application;

import io.tongban.approval.document.ChineseText;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose false material or fraud it was may not apply for that permit again for a while, where it directly concerns public
 * safety, health, life or property (许可法第七十八条、第七十九条). Which items do is told by the official: the catalogue does not
 * say.
 *
 * @param until last day [A]
 */
public record Ban(UUID id, String itemClass, LocalDate from, LocalDate until, String basis) {

    private static final int FALSE_MATERIAL = 1;
    private static final int FRAUD = 3;

    public static Ban ofFalseMaterial(String itemClass, LocalDate on) {
        return new Ban(UUID.randomUUID(), itemClass, on, on.plusYears(FALSE_MATERIAL), "许可法第七十八条");
    }

    public static Ban ofFraud(String itemClass, LocalDate on) {
        return new Ban(UUID.randomUUID(), itemClass, on, on.plusYears(FRAUD), "许可法第七十九条");
    }

    /** Refuses the word 公共安全 where the law ties nothing to it. */
    public static void check(@Nullable Boolean publicSafety, boolean falsehood, Kind kind) {
        boolean licence = kind == Kind.LICENCE || kind == Kind.REVOCATION;
        if (publicSafety != null && publicSafety && !(falsehood && licence)) {
            Fault fault = new Fault(
                    "/publicSafety",
                    "NOT_APPLICABLE",
                    "只有行政许可因虚假材料、欺骗不予许可或者撤销的,才限制再次申请",
                    "Only for a permit, and for falsehood");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
    }

    /** For the document that imposes it. */
    public String text() {
        return "该行政许可属于直接关系公共安全、人身健康、生命财产安全的事项，申请人在" + ChineseText.day(until) + "前（含当日）不得再次申请“" + itemClass + "”。";
    }
}
