package io.tongban.approval.decision;

import io.tongban.approval.lifecycle.Kind;
import java.util.Map;
import java.util.Optional;

/** 不予准予的理由: which kind of reason; the text says the rest. The Licensing Act is cited for licences only. */
public enum DenialReason {
    CONDITIONS_NOT_MET("不符合法定条件、标准", Map.of(Kind.LICENCE, "行政许可法第三十八条第二款", Kind.OTHER_POWER, "该事项所依据的规定(条款待法制机构确认)")),
    FALSE_MATERIAL(
            "隐瞒有关情况或者提供虚假材料",
            Map.of(
                    Kind.LICENCE, "行政许可法第七十八条",
                    Kind.OTHER_POWER, "该事项所依据的规定(条款待法制机构确认)",
                    Kind.RECORD, "该事项所依据的规定(条款待法制机构确认)",
                    Kind.BENEFIT, "法律援助法(条款待法制机构确认)")),
    RECORD_NOT_CONFORMING("不符合备案要求", Map.of(Kind.RECORD, "该事项所依据的规定(条款待法制机构确认)")),
    AID_NOT_ELIGIBLE("不符合法律援助条件", Map.of(Kind.BENEFIT, "法律援助法第四十三条第一款"));

    private final String text;
    private final Map<Kind, String> basis;

    DenialReason(String text, Map<Kind, String> basis) {
        this.text = text;
        this.basis = basis;
    }

    public String text() {
        return text;
    }

    /** Empty where the reason does not exist for that kind. */
    public Optional<String> basis(Kind kind) {
        return Optional.ofNullable(basis.get(kind));
    }
}
