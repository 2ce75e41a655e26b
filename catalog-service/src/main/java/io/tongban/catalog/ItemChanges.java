package io.tongban.catalog;

import io.tongban.catalog.Change.About;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of an item, in Chinese words. Pure. */
final class ItemChanges {

    private final Item before;
    private final Item now;
    private final Differences differences = new Differences();

    private ItemChanges(Item before, Item now) {
        this.before = before;
        this.now = now;
    }

    /** All differences, in the order of the guide; none only where both say the same. */
    static List<Change> between(Item before, Item now) {
        ItemChanges changes = new ItemChanges(before, now);
        changes.texts();
        changes.limits();
        changes.organs();
        changes.online();
        changes.basis();
        new MaterialChanges(changes.differences).compare(before.materials(), now.materials());
        changes.questions();
        new FormChanges(changes.differences).compare(before.form(), now.form());
        changes.results();
        return changes.differences.found();
    }

    private void texts() {
        text("事项名称", before.name(), now.name());
        text("主项名称", before.parent(), now.parent());
        text("类别", before.categoryName(), now.categoryName());
        text("事项类型", before.kindName() + before.kindCode(), now.kindName() + now.kindCode());
        text("基本编码", before.codes().basic(), now.codes().basic());
        text("实施编码", before.codes().implementation(), now.codes().implementation());
        text("办理项编码", before.codes().handling(), now.codes().handling());
        text("排列序号", before.seq(), now.seq());
        text(
                "申请主体",
                Chinese.word(Chinese.APPLICANT_TYPES, before.applicantType()),
                Chinese.word(Chinese.APPLICANT_TYPES, now.applicantType()));
        text("前置事项", String.join("、", before.prerequisites()), String.join("、", now.prerequisites()));
        text("相关事项", String.join("、", before.related()), String.join("、", now.related()));
        text("办理说明", before.notes(), now.notes());
        text(
                "可信程度",
                Chinese.word(Chinese.CONFIDENCES, before.confidence()),
                Chinese.word(Chinese.CONFIDENCES, now.confidence()));
    }

    private void limits() {
        differences.compare(About.LIMITS, "法定期限", statutory(before), statutory(now));
        differences.compare(
                About.LIMITS,
                "法定期限的比较天数",
                before.statutory().days(),
                now.statutory().days());
        differences.compare(
                About.LIMITS,
                "法定期限的出处",
                before.statutory().source(),
                now.statutory().source());
        differences.compare(About.LIMITS, "各级审查期限", stages(before), stages(now));
        differences.compare(About.LIMITS, "联合办理", joint(before.joint()), joint(now.joint()));
        differences.compare(About.LIMITS, "承诺期限", promise(before), promise(now));
    }

    private static String statutory(Item item) {
        Item.Statutory period = item.statutory();
        return Chinese.period(period.value(), period.unit(), period.from());
    }

    private static String promise(Item item) {
        Item.Promise period = item.promise();
        return Chinese.period(period.value(), period.unit(), period.from());
    }

    private static String stages(Item item) {
        return item.stages().stream()
                .map(stage -> Chinese.word(Chinese.LEVELS, stage.level()) + stage.value())
                .collect(Collectors.joining("、"));
    }

    private static String joint(Item.@Nullable Joint joint) {
        return joint == null
                ? ""
                : String.join("、", joint.organs()) + ";" + joint.basis() + ";"
                        + Chinese.word(Chinese.CONFIDENCES, joint.confidence());
    }

    private void organs() {
        level("受理", before.levels().accept(), now.levels().accept());
        level("审查", before.levels().review(), now.levels().review());
        level("决定", before.levels().decide(), now.levels().decide());
        differences.compare(About.ORGANS, "办理层级说明", before.levelsDescription(), now.levelsDescription());
        differences.compare(About.ORGANS, "委托下放", delegation(before.delegation()), delegation(now.delegation()));
    }

    private void level(String act, String was, String is) {
        differences.compare(
                About.ORGANS, act + "机关层级", Chinese.word(Chinese.LEVELS, was), Chinese.word(Chinese.LEVELS, is));
    }

    private static String delegation(Item.@Nullable Delegation delegation) {
        return delegation == null
                ? ""
                : delegation.mode() + ":" + String.join("、", delegation.delegatedTo()) + ";文书名义:"
                        + delegation.documentsInNameOf() + ";"
                        + Chinese.word(Chinese.CONFIDENCES, delegation.confidence());
    }

    private void online() {
        text("可否全程网上办理", Chinese.yes(before.online()), Chinese.yes(now.online()));
        text("网办深度", before.onlineDepth(), now.onlineDepth());
        text("到现场次数", before.onSiteVisits(), now.onSiteVisits());
        text("须到现场的原因", before.onSiteReason(), now.onSiteReason());
    }

    private void basis() {
        differences.lists(
                About.BASIS,
                before.basis(),
                now.basis(),
                ItemChanges::basisText,
                new Differences.Words<>("新增办理依据", "不再列明办理依据", "办理依据的顺序有变化", ItemChanges::basisText),
                (was, is) -> {});
    }

    private static String basisText(Item.Basis basis) {
        return basis.law() + (basis.article() == null ? "" : basis.article()) + "("
                + Chinese.word(Chinese.CONFIDENCES, basis.confidence()) + ")";
    }

    private void questions() {
        differences.lists(
                About.QUESTIONS,
                before.questions(),
                now.questions(),
                Question::id,
                new Differences.Words<>("新增问题", "不再询问", "问题的顺序有变化", Question::question),
                (was, is) -> {
                    differences.compare(About.QUESTIONS, "问题", was.question(), is.question());
                    differences.compare(About.QUESTIONS, "问题“" + is.question() + "”的选项", options(was), options(is));
                    differences.compare(
                            About.QUESTIONS,
                            "问题“" + is.question() + "”可否多选",
                            Chinese.yes(was.multiple()),
                            Chinese.yes(is.multiple()));
                });
    }

    private static String options(Question question) {
        return question.options().stream().map(Question.Option::label).collect(Collectors.joining("、"));
    }

    private void results() {
        differences.lists(
                About.RESULTS,
                before.results(),
                now.results(),
                Item.Result::name,
                new Differences.Words<>("新增办理结果", "不再有办理结果", "办理结果的顺序有变化", Item.Result::name),
                this::result);
        differences.compare(About.RESULTS, "结果有效期", before.resultValidity(), now.resultValidity());
        differences.compare(About.RESULTS, "所涉原证照的编号字段", actsOn(before), actsOn(now));
        differences.compare(About.RESULTS, "收费", fee(before.fee()), fee(now.fee()));
    }

    private void result(Item.Result was, Item.Result is) {
        result(is, "形式", was.form(), is.form());
        result(is, "种类", was.kindName(), is.kindName());
        result(is, "颁发机关", word(Chinese.ISSUERS, was.issuer()), word(Chinese.ISSUERS, is.issuer()));
        result(is, "内容", was.permits(), is.permits());
        result(is, "颁发的情形", was.condition(), is.condition());
        if (Objects.equals(was.condition(), is.condition())) {
            result(is, "颁发情形对应的答案", was.when(), is.when());
        }
        result(is, "对原证照的效果", word(Chinese.EFFECTS, was.effect()), word(Chinese.EFFECTS, is.effect()));
        result(is, "证照类型", was.type(), is.type());
        result(is, "所注销的证照类型", was.of(), is.of());
        result(is, "有效期", Chinese.validity(was.validity()), Chinese.validity(is.validity()));
        result(is, "持证人字段", String.join("、", was.holder()), String.join("、", is.holder()));
        result(is, "登载的字段", String.join("、", was.shows()), String.join("、", is.shows()));
    }

    private void result(Item.Result result, String name, @Nullable Object was, @Nullable Object is) {
        differences.compare(About.RESULTS, "办理结果“" + result.name() + "”的" + name, was, is);
    }

    private static String word(Map<String, String> list, @Nullable String code) {
        return code == null ? "" : Chinese.word(list, code);
    }

    private static String actsOn(Item item) {
        Item.ActsOn actsOn = item.actsOn();
        return actsOn == null ? "" : actsOn.field() + (actsOn.expires() == null ? "" : "、" + actsOn.expires());
    }

    private static String fee(Item.Fee fee) {
        return (fee.charged() ? "收费" : "不收费") + "," + fee.basis();
    }

    private void text(String name, @Nullable Object was, @Nullable Object is) {
        differences.compare(About.TEXT, name, was, is);
    }
}
