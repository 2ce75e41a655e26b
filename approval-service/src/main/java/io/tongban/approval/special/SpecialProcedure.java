package io.tongban.approval.special;

import io.tongban.approval.application.Application;
import io.tongban.approval.lifecycle.Action;

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

    /** What the case was stopped for, as the applicant was told. */
    static String of(Application application) {
        return application
                .last(Action.SUSPEND)
                .map(entry -> entry.detail().path("procedureText").asString("特别程序"))
                .orElse("特别程序");
    }
}
