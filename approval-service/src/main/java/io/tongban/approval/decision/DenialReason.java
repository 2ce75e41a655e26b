package io.tongban.approval.decision;

/** 不予准予的理由: which kind; the text says the rest. */
public enum DenialReason {
    CONDITIONS_NOT_MET("不符合法定条件、标准", "行政许可法第三十八条第二款"),
    FALSE_MATERIAL("隐瞒有关情况或者提供虚假材料", "行政许可法第七十八条"),
    RECORD_NOT_CONFORMING("不符合备案要求", "事项所依据的规定"),
    AID_NOT_ELIGIBLE("不符合法律援助条件", "法律援助法第四十三条第一款");

    private final String text;
    private final String basis;

    DenialReason(String text, String basis) {
        this.text = text;
        this.basis = basis;
    }

    public String text() {
        return text;
    }

    public String basis() {
        return basis;
    }
}
