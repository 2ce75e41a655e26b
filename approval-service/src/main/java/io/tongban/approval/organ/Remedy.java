package io.tongban.approval.organ;

/**
 * 救济告知: where and until when a person may go against a decision; names both reconsideration bodies of the organ that
 * decides. 行政复议法第二十条、第二十二条、第二十四条至第二十六条、第二十八条; 行政诉讼法第四十五条、第四十六条.
 */
public final class Remedy {

    private Remedy() {}

    /** @param higher the next higher organ of justice; for the Ministry itself it is not asked */
    public static String paragraph(Organ decider, Organ higher) {
        String body = switch (decider.level()) {
            case "ministry" -> "向司法部申请行政复议";
            // a zone's administration is an agency of the government that set it up: 行政复议法第二十四条第一款第(三)项
            case "zone" -> "向" + decider.government() + "申请行政复议";
            default -> "向" + decider.government() + "或者" + higher.name() + "申请行政复议";
        };
        // of the Ministry's own reconsideration: 行政复议法第二十六条
        String ruling = decider.level().equals("ministry") ? ",也可以向国务院申请裁决" : "";
        return "如不服本决定,可以自知道本决定之日起六十日内" + body + ",也可以自知道本决定之日起六个月内依法向有管辖权的人民法院提起行政诉讼;"
                + "对行政复议决定不服的,可以自收到行政复议决定书之日起十五日内提起行政诉讼" + ruling + "。";
    }
}
