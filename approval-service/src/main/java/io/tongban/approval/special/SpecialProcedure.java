package io.tongban.approval.special;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 特别程序: the closed list of 许可法第四十五条; 听证 has steps of its own. On-site checks and 协查 are not on it. */
public enum SpecialProcedure {
    BIDDING("招标"),
    AUCTION("拍卖"),
    EXAMINATION("检验"),
    TESTING("检测"),
    QUARANTINE("检疫"),
    APPRAISAL("鉴定"),
    EXPERT_REVIEW("专家评审");

    private final String text;

    SpecialProcedure(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Fails with NOT_A_SPECIAL_PROCEDURE where the law does not list it. */
    static SpecialProcedure listed(String name) {
        return Stream.of(values())
                .filter(procedure -> procedure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                                ApprovalProblem.NOT_A_SPECIAL_PROCEDURE,
                                List.of(new Fault(
                                        "/procedure",
                                        "NOT_A_CHOICE",
                                        "只能是:" + listed(SpecialProcedure::text),
                                        "One of " + listed(SpecialProcedure::name))))
                        .exception());
    }

    private static String listed(Function<SpecialProcedure, String> word) {
        return Stream.of(values()).map(word).collect(Collectors.joining("、"));
    }

    /** What the case was stopped for, as the applicant was told. */
    static String of(Application application) {
        return application
                .last(Action.SUSPEND)
                .map(entry -> entry.detail().path("procedureText").asString("特别程序"))
                .orElse("特别程序");
    }
}
