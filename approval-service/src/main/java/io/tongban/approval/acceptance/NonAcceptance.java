package io.tongban.approval.acceptance;

import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * 不予受理的法定理由: a closed list. The Licensing Act is cited for licences only,
 * for others what the item itself is based on.
 */
public enum NonAcceptance {
    NO_PERMIT_NEEDED("申请事项依法不需要取得行政许可", Map.of(Kind.LICENCE, Texts.LICENSING_ACT + "第三十二条第一款第(一)项")),
    OUTSIDE_COMPETENCE(
            "申请事项依法不属于本行政机关职权范围",
            Map.of(
                    Kind.LICENCE, Texts.LICENSING_ACT + "第三十二条第一款第(二)项",
                    Kind.OTHER_POWER, Texts.OWN_RULES,
                    Kind.RECORD, Texts.OWN_RULES,
                    Kind.BENEFIT, Texts.LEGAL_AID)),
    FALSE_MATERIAL(
            "申请人隐瞒有关情况或者提供虚假材料",
            Map.of(
                    Kind.LICENCE, Texts.LICENSING_ACT + "第七十八条",
                    Kind.OTHER_POWER, Texts.OWN_RULES,
                    Kind.RECORD, Texts.OWN_RULES,
                    Kind.BENEFIT, Texts.LEGAL_AID));

    private final String text;
    private final Map<Kind, String> basis;

    NonAcceptance(String text, Map<Kind, String> basis) {
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
        static final String OWN_RULES = "(具体条款待法制机构确认)";
        static final String LEGAL_AID = "《中华人民共和国法律援助法》(条款待法制机构确认)";
    }
}
