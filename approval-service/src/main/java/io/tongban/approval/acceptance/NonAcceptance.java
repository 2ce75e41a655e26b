package io.tongban.approval.acceptance;

/** 不予受理的法定理由: a closed list. */
public enum NonAcceptance {
    NO_PERMIT_NEEDED("申请事项依法不需要取得行政许可", "行政许可法第三十二条第一款第(一)项"),
    OUTSIDE_COMPETENCE("申请事项依法不属于本行政机关职权范围", "行政许可法第三十二条第一款第(二)项"),
    FALSE_MATERIAL("申请人隐瞒有关情况或者提供虚假材料", "行政许可法第七十八条");

    private final String text;
    private final String basis;

    NonAcceptance(String text, String basis) {
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
