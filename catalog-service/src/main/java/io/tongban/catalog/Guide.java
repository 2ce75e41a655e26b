package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an item and stands in no file: the steps of the procedure with who takes each and within what time
 * (许可法第三十条), and the remedies (行政复议法第二十条、第二十四条、第二十五条、第二十八条; 行政诉讼法第四十六条).
 */
final class Guide {

    private static final String UNSAID = "法律未规定具体期限";

    private Guide() {}

    /**
     * 办理环节.
     *
     * @param by who takes it
     * @param limit within what time, in words; null where the step is the applicant's own
     */
    @Schema(name = "GuideStep")
    record Step(String name, String by, @Nullable String limit, String basis) {}

    static List<Step> steps(Item item) {
        boolean licence = item.kind() == Item.Kind.LICENCE;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                item.online() ? "网上提交申请" : "现场提交申请", "申请人", null, licence ? "行政许可法第二十九条、第三十三条" : "国务院关于在线政务服务的若干规定"));
        steps.add(new Step(
                "受理,或者一次性告知补正",
                organ(item.levels().accept()),
                licence ? "5个工作日;逾期不告知的,自收到申请材料之日起即为受理" : UNSAID,
                licence ? "行政许可法第三十二条" : "参照许可程序(待法制机构确认)"));
        examinations(item, steps);
        steps.add(new Step(
                "决定",
                organ(item.levels().decide()),
                "法定"
                        + Chinese.period(
                                item.statutory().value(),
                                item.statutory().unit(),
                                item.statutory().from())
                        + ",承诺"
                        + Chinese.days(item.promise().value(), item.promise().unit()),
                item.statutory().source()));
        if (item.materials().stream().anyMatch(line -> line.due().equals("before-delivery"))) {
            steps.add(new Step("准予后交回原件(寄递或者到窗口)", "申请人", null, "送达前"));
        }
        steps.add(new Step(
                "送达",
                organ(item.levels().accept()) + "或者决定机关的窗口",
                licence ? "自作出准予决定之日起10个工作日" : UNSAID,
                licence ? "行政许可法第四十四条" : "参照许可程序(待法制机构确认)"));
        return List.copyOf(steps);
    }

    /** One examination at each level below the Ministry, and what goes on from one to the next. */
    private static void examinations(Item item, List<Step> steps) {
        List<String> levels = Stream.of(
                        item.levels().accept(),
                        item.levels().review(),
                        item.levels().decide())
                .distinct()
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            if (!level.equals("ministry")) {
                steps.add(new Step("审查", organ(level), stage(item, level), basis(item)));
            }
            if (i + 1 < levels.size()) {
                String next = levels.get(i + 1);
                steps.add(new Step(
                        next.equals("ministry") ? "上报司法部" : "提出意见,连同全部材料转报上级",
                        organ(level),
                        null,
                        item.kind() == Item.Kind.LICENCE ? "行政许可法第三十五条" : basis(item)));
            }
        }
    }

    private static @Nullable String stage(Item item, String level) {
        return item.stages().stream()
                .filter(stage -> stage.level().equals(level))
                .map(stage -> Chinese.days(stage.value(), item.statutory().unit()))
                .findFirst()
                .orElse(null);
    }

    private static String basis(Item item) {
        return switch (item.kind()) {
            case LICENCE -> "行政许可法第三十四条";
            case RECORD -> "备案为形式审查(待法制机构确认)";
            default -> "参照许可程序(待法制机构确认)";
        };
    }

    private static String organ(String level) {
        return switch (level) {
            case "ministry" -> "司法部";
            case "province" -> "省司法厅";
            case "city" -> "设区的市司法局";
            default -> "县(市、区)司法局";
        };
    }

    /** 救济途径: against the organ that decides. Where the power is exercised elsewhere, the decision itself names others. */
    static String remedy(Item item) {
        String body = switch (item.levels().decide()) {
            case "ministry" -> "司法部";
            case "province" -> "省人民政府或者司法部";
            case "city" -> "本级人民政府或者省司法厅";
            default -> "本级人民政府或者设区的市司法局";
        };
        return "不服决定的,可以自知道该决定之日起六十日内向" + body + "申请行政复议,也可以自知道该决定之日起六个月内依法向人民法院提起行政诉讼。" + "委托、下放、赋权办理的,以决定书载明的为准。";
    }
}
