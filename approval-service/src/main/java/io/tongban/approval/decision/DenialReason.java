package io.tongban.approval.decision;

import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * 不予准予的理由: which kind of reason; the text says the rest. The Licensing Act is cited for licences only,
 * for others what the item itself is based on.
 */
public enum DenialReason {
    CONDITIONS_NOT_MET(
            "不符合法定条件、标准", Map.of(Kind.LICENCE, Texts.LICENSING_ACT + "第三十八条第二款", Kind.OTHER_POWER, Texts.OWN_RULES)),
    FALSE_MATERIAL(
            "隐瞒有关情况或者提供虚假材料",
            Map.of(
                    Kind.LICENCE,
                    Texts.LICENSING_ACT + "第七十八条",
                    Kind.OTHER_POWER,
                    Texts.OWN_RULES,
                    Kind.RECORD,
                    Texts.OWN_RULES,
                    Kind.BENEFIT,
                    Texts.LEGAL_AID_ACT + "(条款待法制机构确认)")),
    RECORD_NOT_CONFORMING("不符合备案要求", Map.of(Kind.RECORD, Texts.OWN_RULES)),
    AID_NOT_ELIGIBLE("不符合法律援助条件", Map.of(Kind.BENEFIT, Texts.LEGAL_AID_ACT + "第四十三条第一款"));

    private final String text;
    private final Map<Kind, String> basis;

    DenialReason(String text, Map<Kind, String> basis) {
        this.text = text;
        this.basis = basis;
    }

    public String text() {
        return text;
    }

    /** Empty where the reason does not exist for that kind of item. */
    public Optional<String> basis(Item item) {
        return Optional.ofNullable(basis.get(item.kind()))
                .map(text -> text.equals(Texts.OWN_RULES) ? item.citation() + text : text);
    }

    private static final class Texts {
        static final String LICENSING_ACT = "《中华人民共和国行政许可法》";
        static final String LEGAL_AID_ACT = "《中华人民共和国法律援助法》";
        static final String OWN_RULES = "(具体条款待法制机构确认)";
    }
}
