package io.tongban.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the closed word lists mean to a reader. */
final class Chinese {

    static final Map<String, String> LEVELS =
            Map.of("county", "县(市、区)", "city", "设区的市", "province", "省", "ministry", "司法部");
    static final Map<String, String> APPLICANT_TYPES = Map.of("natural", "自然人", "legal", "法人或者其他组织");
    static final Map<String, String> FORMS = Map.of("electronic", "电子件", "copy", "复印件", "original", "原件");
    static final Map<String, String> SOURCES = Map.of("applicant", "申请人提交", "shared", "部门共享,无需提交");
    static final Map<String, String> DUES = Map.of("submission", "申请时提交", "before-delivery", "准予后、送达前寄递或者到窗口交回");
    static final Map<String, String> CONFIDENCES =
            Map.of("high", "已核对原文", "medium", "转载文本", "low", "未核对", "assumption", "假设");
    static final Map<String, String> PROVENANCES =
            Map.of("established", "有据可查", "memory", "凭记忆,未核对", "assumption", "假设");
    /** Kinds of papers that a grant brings about: a closed list. */
    static final Map<String, String> RESULT_KINDS =
            inOrder("licence", "证照", "certificate", "证书", "notice", "通知书、公告", "reply", "批复、决定书", "receipt", "备案回执、凭证");

    static final Map<String, String> ISSUERS = inOrder("organ", "决定机关制发", "ministry", "司法部颁发,本系统只登记");
    static final Map<String, String> EFFECTS =
            inOrder("issues", "新发", "changes", "变更换发", "reissues", "补发、换发", "renews", "延续", "ends", "注销");
    static final Map<String, String> VALIDITY_UNITS =
            inOrder("year", "年", "month", "个月", "day", "日", "unlimited", "长期", "earlier", "与原证一致");
    static final Map<String, String> SOURCED = inOrder("established", "已核对", "memory", "凭记忆", "assumption", "假设");
    private static final Map<String, String> UNITS = Map.of("workday", "个工作日", "day", "日", "month", "个月");
    private static final Map<String, String> STARTS =
            Map.of("received", "自收到申请材料之日起", "accepted", "自受理之日起", "announced", "自公告的统一受理之日起");

    private Chinese() {}

    /** A code of ours in Chinese; the code itself where the list does not know it. */
    static String word(Map<String, String> list, String code) {
        return list.getOrDefault(code, code);
    }

    static String days(int value, String unit) {
        return value + word(UNITS, unit);
    }

    static String period(int value, String unit, String from) {
        return days(value, unit) + "(" + word(STARTS, from) + ")";
    }

    static String yes(boolean flag) {
        return flag ? "是" : "否";
    }

    static String validity(Item.@Nullable Validity validity) {
        return validity == null
                ? ""
                : (validity.value() == null ? "" : validity.value())
                        + word(VALIDITY_UNITS, validity.unit())
                        + "(" + word(SOURCED, validity.confidence()) + ")";
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** When a material is asked for. */
    static String requirement(Item.Line line) {
        return line.condition() == null ? "必须提交" : "符合下列情形时提交:" + line.condition();
    }
}
