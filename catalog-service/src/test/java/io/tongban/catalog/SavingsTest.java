package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.Committed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of {@code deploy/SAVINGS.md}: what packages save under typical answers, by the engine. */
class SavingsTest {

    private static final String HEAD = """
            # 套餐办理少交多少 · What packages save

            **研究用模拟目录**:没有机关公布过它,数字只说明办法。由办理方案引擎生成,构建时比对;有意修改目录后用 `mvn -pl catalog-service -am verify -Dtongban.renew=true` 更新。
            Made by the engine from an illustration of a catalogue (publication %d) and compared in the build. Each row holds for its answers only; nothing is summed over branches.

            - 逐件 singly:每件单独申请时材料清单的行数之和。合并 merged:同一材料、同一人(单位)只算一行。合并 = 上传 + 现场带 + 表单 + 共享 + 前件 + 承诺 + 交回。
            - 上传 given: uploaded by the applicant · 现场带 brought: originals shown on site · 表单 form: made from the form · 共享 fetched: from other offices · 前件 supplied: result of an earlier case of the package · 承诺 committed: replaced by a commitment · 可承诺 committable: merged lines in whose place a commitment may stand, chosen or not · 交回 handed in: after the decision, before delivery.
            - 跑动 visits:假设[A]每件递交、领取各跑一次 → 按目录。Assumption: one visit to file and one to fetch for each case → as the catalogue says.
            - 工作日 working days:相互等待的最长一串事项,法定 → 承诺(承诺期限为假设[A];受理审查、送达和套餐以外的步骤不计)。The longest chain of cases that wait for each other, by law → as promised (promises are assumptions).
            - 事项的情形问题按常见情形作答:%s。Questions of the items are answered as named.

            | 套餐 package | 情形 answers | 件 cases | 逐件 singly | 合并 merged | 上传 given | 现场带 brought | 表单 form | 共享 fetched | 前件 supplied | 承诺 committed | 可承诺 committable | 交回 handed in | 跑动 visits | 工作日 days |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    /** Answers to the questions of items, as most people would give them. */
    private static final Map<String, String> USUAL = inOrder(
            "agent=no new-photo=no new-licence=no partners=join firm-form=general dissolution=self expertise=title"
                    + " laboratory-renewed=no education=mainland made-abroad=yes relaxed=no announced=no");

    private static final String TYPICAL = """
            PK-FIRM-SETUP | 个人所,名称已核准,无人转入,交证明 | form=individual named=yes other_firm=no other_prov=no all_same=no | 0
            PK-FIRM-SETUP | 普通合伙,先核名称,1名律师自本省转入,交证明 | form=general named=no other_firm=yes other_prov=no all_same=no | 1
            PK-FIRM-SETUP | 普通合伙,先核名称,3名律师自本省转入,告知承诺 | form=general named=no other_firm=yes other_prov=no all_same=yes | 3
            PK-FIRM-SETUP | 特殊普通合伙,先核名称,本省、外省各3名律师转入,告知承诺 | form=special named=no other_firm=yes other_prov=yes all_same=yes | 3
            PK-LAWYER-FIRST | 已有资格证,专职 | cert=yes type=full resident=mainland | 0
            PK-LAWYER-FIRST | 先申请授予资格(现场),再专职执业 | cert=no type=full resident=mainland | 0
            PK-LAWYER-FIRST | 已有资格证,台湾居民 | cert=yes type=full resident=tw | 0
            PK-LAWYER-TRANSFER | 省内转所 | from=in old_partner=no new_partner=no old_head=no agreement=no | 0
            PK-LAWYER-TRANSFER | 省内转所,原所合伙人兼负责人,成为新所合伙人并改协议 | from=in old_partner=yes new_partner=yes old_head=yes agreement=yes | 0
            PK-LAWYER-TRANSFER | 外省转入,成为新所合伙人 | from=out old_partner=no new_partner=yes old_head=no agreement=no | 0
            PK-FIRM-CHANGE | 只变更名称 | name=yes head=no addr=no partner=no charter=no agreement=no | 0
            PK-FIRM-CHANGE | 变更名称、负责人、住所 | name=yes head=yes addr=yes partner=no charter=no agreement=no | 0
            PK-FIRM-CHANGE | 六项都变更 | name=yes head=yes addr=yes partner=yes charter=yes agreement=yes | 0
            PK-BRANCH-SETUP | 派驻1名本省律师,交证明 | from=in commit=no | 1
            PK-BRANCH-SETUP | 派驻3名本省律师,告知承诺 | from=in commit=yes | 3
            PK-BRANCH-SETUP | 派驻3名外省律师,告知承诺 | from=out commit=yes | 3
            PK-FIRM-CANCEL | 无分所,3名律师都转所 | branch=no lawyers=move | 3
            PK-FIRM-CANCEL | 3个分所,3名律师转所,3名注销 | branch=yes lawyers=mixed | 3
            PK-NOTARY-APPOINT | 执业律师,一般任职 | route=general was_lawyer=yes | 0
            PK-NOTARY-APPOINT | 考核任职 | route=assess was_lawyer=no | 0
            PK-NOTARY-OFFICE | 3名新任公证员 | staff=new | 3
            PK-NOTARY-OFFICE | 3名新任、3名调入 | staff=mixed | 3
            PK-FORENSIC-SETUP | 3名首次执业人员,须经实验室认证 | newstaff=yes moved=no lab=yes | 3
            PK-FORENSIC-SETUP | 首次执业、转入各3名,不须认证 | newstaff=yes moved=yes lab=no | 3
            PK-FORENSIC-RENEW | 3名鉴定人延续 | leave=no | 3
            PK-FORENSIC-RENEW | 3名延续,3名不再执业 | leave=yes | 3
            """;

    @Test
    void theCommittedTableIsWhatTheEngineSays() {
        String rows = TYPICAL.lines().map(SavingsTest::row).collect(Collectors.joining());
        String head = HEAD.formatted(Plans.SHIPPED.meta().number(), usual());

        Committed.compare("../deploy/SAVINGS.md", head + rows);
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(TYPICAL.lines().map(row -> row.split(" \\| ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Plans.all().stream().map(ServicePackage::code).toList());
    }

    private static String row(String typical) {
        String[] parts = typical.split(" \\| ");
        Plans.Case one = Plans.of(parts[0], parts[2], Integer.parseInt(parts[3]));
        Map<String, Object> body = new HashMap<>(one.body());
        body.put("itemAnswers", usual(one.plan()));
        Plan plan = Planner.plan(Plans.basis(one.code()), body);
        Reductions reductions = plan.reductions();
        Reductions.Lines lines = reductions.lines();
        assertThat(plan.complete()).as(typical).isTrue();
        return "| " + plan.name() + " | " + parts[1] + " | "
                + List.of(
                                reductions.cases(),
                                lines.singly(),
                                lines.distinct(),
                                lines.given(),
                                lines.brought(),
                                lines.made(),
                                lines.fetched(),
                                lines.supplied(),
                                lines.committed(),
                                lines.committable(),
                                lines.handedIn())
                        .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" | "))
                + " | " + reductions.visits().before() + " → "
                + reductions.visits().now()
                + " | " + days(reductions.law()) + " → " + days(reductions.promise()) + " |\n";
    }

    private static int days(Reductions.Chain chain) {
        assertThat(chain.periods()).extracting(Reductions.Days::unit).containsExactly("workday");
        return chain.periods().get(0).value();
    }

    private static Map<String, Map<String, String>> usual(Plan plan) {
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        plan.questions().stream()
                .filter(question -> question.state().equals("open"))
                .forEach(question -> answers.computeIfAbsent(question.whose(), none -> new LinkedHashMap<>())
                        .put(question.id(), USUAL.get(question.id())));
        return answers;
    }

    /** In words, without those that no row needs. */
    private static String usual() {
        return USUAL.entrySet().stream()
                .map(one -> {
                    Question question = Plans.SHIPPED.questions().get(one.getKey());
                    return question.question().replaceAll("[?。].*", "") + "——"
                            + question.only(List.of(one.getValue()))
                                    .options()
                                    .get(0)
                                    .label();
                })
                .collect(Collectors.joining(";"));
    }

    private static Map<String, String> inOrder(String pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : pairs.split(" ")) {
            map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return map;
    }
}
