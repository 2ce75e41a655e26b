package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a plan says, package by package. */
class PlanTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SETUP = "form=general named=no other_firm=yes other_prov=no all_same=";
    private static final String TRANSFER = "from=in old_partner=yes new_partner=yes old_head=yes agreement=yes";

    @Test
    void threeLawyersHaveThreeIdentityCardsAndOneLawyerHasOneForTwoItems() {
        Plan three = Plans.of("PK-FIRM-CANCEL", "branch=no lawyers=cancel", 3).plan();
        Plan one =
                Plans.of("PK-NOTARY-APPOINT", "route=general was_lawyer=yes", 0).plan();

        assertThat(whoseOf(three, "ID-CARD"))
                .containsExactly(
                        "lawyer-cancel/lawyer-cancel-1",
                        "lawyer-cancel/lawyer-cancel-2",
                        "lawyer-cancel/lawyer-cancel-3");
        assertThat(line(one, "ID-CARD").askedBy())
                .extracting(PlanMaterial.Asking::step)
                .containsExactly("lawyer-cancel", "notary-appoint-general");
        assertThat(line(one, "ID-CARD").reason()).isEqualTo("第1件“律师执业证书注销”要求;第2件“公证员执业许可(一般任职)”要求");
    }

    @Test
    void everyPartyHasItsOwnLinesAndConfirmsItsOwnPart() {
        Plan plan = Plans.of("PK-LAWYER-TRANSFER", TRANSFER, 0).plan();

        assertThat(whoseOf(plan, "PARTNER-RESOLUTION")).containsExactly("old-firm", "new-firm");
        assertThat(plan.parties())
                .extracting(Plan.Party::whose, Plan.Party::part)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"lawyer\", \"starts\")", "(\"old-firm\", \"confirms\")", "(\"new-firm\", \"confirms\")");
        assertThat(step(plan, "lawyer-transfer-in-province").confirmedBy()).containsExactly("old-firm", "new-firm");
        assertThat(step(plan, "old-firm-partners").answers()).isEqualTo(Map.of("partners", List.of("leave")));
        assertThat(step(plan, "new-firm-partners").answers()).isEqualTo(Map.of("partners", List.of("join")));
        assertThat(whoseOf(plan, "PRACTICE-EXP")).containsExactly("lawyer", "new-firm");
    }

    @Test
    void anOldFirmOfAnotherProvinceHasNothingToFileHere() {
        Plan plan = Plans.of("PK-LAWYER-TRANSFER", TRANSFER.replace("from=in", "from=out"), 0)
                .plan();

        assertThat(plan.steps())
                .extracting(Plan.Step::key)
                .containsExactly("lawyer-transfer-inbound", "firm-agreement-change", "new-firm-partners");
        assertThat(plan.parties()).extracting(Plan.Party::whose).containsExactly("lawyer", "new-firm");
    }

    @Test
    void theQuestionsThatDecidedNothingHaveAnEffect() {
        for (String code : List.of("PK-FIRM-SETUP", "PK-BRANCH-SETUP")) {
            String answers = code.equals("PK-FIRM-SETUP") ? SETUP : "from=in commit=";
            Plan yes = Plans.of(code, answers + "yes", 0).plan();
            Plan no = Plans.of(code, answers + "no", 0).plan();

            for (String material : List.of("PREMISES", "ASSETS")) {
                assertThat(line(yes, material).met()).isEqualTo("commitment");
                assertThat(line(no, material).met()).isEqualTo("give");
            }
            assertThat(yes.reductions().lines().given())
                    .isEqualTo(no.reductions().lines().given() - 2);
        }
        String lab = "newstaff=no moved=no lab=";
        assertThat(line(Plans.of("PK-FORENSIC-SETUP", lab + "yes", 0).plan(), "FO-LAB")
                        .met())
                .isEqualTo("shared");
        assertThat(Plans.of("PK-FORENSIC-SETUP", lab + "no", 0).plan().materials())
                .noneMatch(line -> line.material().equals("FO-LAB"));
    }

    @Test
    void aChoiceForOneMaterialGoesBeforeTheAnswerForAll() {
        Map<String, Object> body =
                new HashMap<>(Plans.of("PK-FIRM-SETUP", SETUP + "yes", 0).body());
        body.put("commitments", Map.of("founder", Map.of("ASSETS", "proof", "PRACTICE-EXP", "commitment")));
        Plan plan = Planner.plan(Plans.basis("PK-FIRM-SETUP"), body);

        assertThat(line(plan, "PREMISES").met()).isEqualTo("commitment");
        assertThat(line(plan, "ASSETS").met()).isEqualTo("give");
        assertThat(plan.materials())
                .filteredOn(line -> line.material().equals("PRACTICE-EXP"))
                .extracting(line -> line.whose() + " " + line.met())
                .containsExactly("founder commitment", "lawyer-transfer-in-province give");
    }

    @Test
    void noCommitmentWhereACaseThatMayAskExcludesIt() {
        Plan without = Plans.of("PK-LAWYER-FIRST", "cert=yes type=full resident=mainland", 0)
                .plan();
        Plan with = Plans.of("PK-LAWYER-FIRST", "cert=no type=full resident=mainland", 0)
                .plan();

        assertThat(line(without, "NO-CRIME").commitment())
                .isEqualTo(new PlanMaterial.Choice("CM-01", "无犯罪记录证明", "proof"));
        assertThat(line(with, "NO-CRIME").commitment()).isNull();
        assertThat(line(with, "NO-CRIME").questions()).containsExactly("announced");
        assertThat(line(with, "NO-CRIME").met()).isEqualTo("shared");
    }

    @Test
    void whatIsOnSiteIsGuidedToOnly() {
        Plan plan = Plans.of("PK-LAWYER-FIRST", "cert=no type=part resident=mainland", 0)
                .plan();
        Plan.Step first = plan.steps().get(0);

        assertThat(plan.allOnline()).isFalse();
        assertThat(first.online()).isFalse();
        assertThat(first.onSiteReason()).isNotBlank();
        assertThat(first.how()).contains("现场", "只引导");
        assertThat(first.visits()).isEqualTo(1);
        assertThat(line(plan, "LQ-ID-ORIG").met()).isEqualTo("bring");
        assertThat(line(plan, "LQ-CERT").met()).isEqualTo("supplied");
        assertThat(line(plan, "LQ-CERT").suppliedBy()).isEqualTo("lq-grant");
        assertThat(Plans.part(plan, "lawyer-practice-parttime").supplied())
                .isEqualTo(Map.of("qualificationNumber", new PlanForms.Supply("lq-grant", "number")));
    }

    @Test
    void whatIsStricterStandsAndBothReasonsAreTold() {
        PlanBasis basis =
                changed("PK-NOTARY-APPOINT", "lawyer-cancel", "ID-CARD", Map.of("form", "copy", "source", "applicant"));
        Map<String, Object> body =
                Plans.of("PK-NOTARY-APPOINT", "route=general was_lawyer=yes", 0).body();
        PlanMaterial line = line(Planner.plan(basis, body), "ID-CARD");

        assertThat(line.form()).isEqualTo("copy");
        assertThat(line.source()).isEqualTo("applicant");
        assertThat(line.sharedFrom()).isNull();
        assertThat(line.met()).isEqualTo("give");
        assertThat(line.askedBy())
                .extracting(asking -> asking.form() + " " + asking.source())
                .containsExactly("copy applicant", "electronic shared");
        assertThat(line.stricter())
                .containsExactly(
                        "形式不一致,从严:第1件为“复印件”,第2件为“电子件”,以“复印件”为准", "来源不一致,从严:第1件为“申请人提交”,第2件为“部门共享,无需提交”,以“申请人提交”为准");

        PlanBasis late = changed("PK-NOTARY-APPOINT", "lawyer-cancel", "HANDOVER", Map.of("due", "before-delivery"));
        assertThat(line(Planner.plan(late, body), "HANDOVER").met()).isEqualTo("hand-in");
        PlanBasis both = changed(
                "PK-NOTARY-APPOINT", "lawyer-cancel", "ID-CARD", Map.of("due", "before-delivery", "form", "original"));
        assertThat(line(Planner.plan(both, body), "ID-CARD").due()).isEqualTo("submission");
        assertThat(line(Planner.plan(both, body), "ID-CARD").form()).isEqualTo("original");
    }

    @Test
    void anAnswerNarrowsAQuestionOfAnItemAndSettlesWhatFollows() {
        Map<String, Object> body = new HashMap<>(
                Plans.of("PK-FIRM-CHANGE", "name=yes head=no addr=no partner=no charter=no agreement=yes", 0)
                        .body());
        Plan plan = Planner.plan(Plans.basis("PK-FIRM-CHANGE"), body);
        Plan.Question form = plan.questions().stream()
                .filter(question -> question.id().equals("firm-form"))
                .findAny()
                .orElseThrow();

        assertThat(form.state()).isEqualTo("open");
        assertThat(form.options()).extracting(Question.Option::value).containsExactly("general", "special");
        assertThat(form.saidBy()).containsExactly("agreement");
        assertThat(line(plan, "PARTNER-AGREEMENT").askedBy()).noneMatch(PlanMaterial.Asking::depends);

        body.put("itemAnswers", Map.of("firm", Map.of("firm-form", "special", "agent", List.of("no"))));
        Plan answered = Planner.plan(Plans.basis("PK-FIRM-CHANGE"), body);
        assertThat(answered.complete()).isTrue();
        assertThat(answered.materials()).noneMatch(line -> line.material().equals("POA"));
        assertThat(step(answered, "firm-name-change").answers())
                .isEqualTo(Map.of("firm-form", List.of("special"), "agent", List.of("no")));
        assertThat(Plans.part(answered, "firm-name-change").supplied())
                .isEqualTo(Map.of("nameNotice", new PlanForms.Supply("firm-name-preapproval", "number")));
    }

    @Test
    void aCaseThatMayAskDoesNotMakeALineStricterBeforeItAsks() {
        PlanBasis basis = Plans.basis("PK-FIRM-CHANGE");
        ObjectNode tree = JSON.valueToTree(basis.items().get("firm-head-change").item());
        for (JsonNode line : tree.path("materials")) {
            if (line.path("code").asString().equals("FIRM-LICENCE")) {
                ((ObjectNode) line).put("form", "original").putObject("when").put("agent", "yes");
            }
        }
        PlanBasis changed = Plans.with(basis, "firm-head-change", JSON.treeToValue(tree, Item.class));
        Map<String, Object> body = new HashMap<>(
                Plans.of("PK-FIRM-CHANGE", "name=no head=yes addr=yes partner=no charter=no agreement=no", 0)
                        .body());
        PlanMaterial open = line(Planner.plan(changed, body), "FIRM-LICENCE");
        body.put("itemAnswers", Map.of("firm", Map.of("agent", "yes")));
        PlanMaterial asked = line(Planner.plan(changed, body), "FIRM-LICENCE");

        assertThat(open.askedBy()).hasSize(2);
        assertThat(open.form()).isNotEqualTo("original");
        assertThat(open.stricter()).isEmpty();
        assertThat(asked.form()).isEqualTo("original");
        assertThat(asked.stricter()).hasSize(1);
    }

    @Test
    void noCommitmentWhereCasesAdmitDifferentOnesAndNothingIsBroughtThatAnOnlineCaseAsksForToo() {
        PlanBasis basis = changed(
                "PK-LAWYER-FIRST", "lq-grant", "NO-CRIME", Map.of("commitment", "CM-02", "source", "applicant"));
        Map<String, Object> body = new HashMap<>(Plans.of("PK-LAWYER-FIRST", "cert=no type=full resident=mainland", 0)
                .body());
        body.put("itemAnswers", Map.of("applicant", Map.of("announced", "yes")));
        assertThat(line(Planner.plan(basis, body), "NO-CRIME").askedBy()).hasSize(2);
        assertThat(line(Planner.plan(basis, body), "NO-CRIME").commitment()).isNull();

        PlanBasis original =
                changed("PK-LAWYER-FIRST", "lq-grant", "NO-CRIME", Map.of("form", "original", "source", "applicant"));
        assertThat(line(Planner.plan(original, body), "NO-CRIME").met()).isEqualTo("give");
    }

    @Test
    void casesThatWaitForNoneStandInTheOrderOfItems() {
        Plan plan = Plans.of("PK-FIRM-CANCEL", "branch=yes lawyers=mixed", 0).plan();

        assertThat(plan.steps())
                .extracting(Plan.Step::key)
                .containsExactly("lawyer-transfer-in-province", "lawyer-cancel", "branch-cancel", "firm-cancel");
        assertThat(plan.steps().get(3).after())
                .containsExactly("branch-cancel", "lawyer-cancel", "lawyer-transfer-in-province");
    }

    @Test
    void twoAnswersNarrowAQuestionTogether() {
        ObjectNode tree = JSON.valueToTree(Plans.given("PK-FIRM-CHANGE"));
        tree.at("/questions/0/options")
                .forEach(option -> ((ObjectNode) option)
                        .putArray("fills")
                        .addObject()
                        .put("step", "firm-name-change")
                        .put("question", "firm-form")
                        .put("value", "general|individual"));
        Map<String, Object> body = Plans.of(
                        "PK-FIRM-CHANGE", "name=yes head=no addr=no partner=no charter=no agreement=yes", 0)
                .body();
        Plan plan = Planner.plan(Plans.basis(JSON.treeToValue(tree, ServicePackage.class)), body);

        assertThat(step(plan, "firm-name-change").answers()).containsEntry("firm-form", List.of("general"));
    }

    /** The package with another version of one of its items. */
    private static PlanBasis changed(String code, String item, String material, Map<String, String> members) {
        PlanBasis basis = Plans.basis(code);
        ObjectNode tree = JSON.valueToTree(basis.items().get(item).item());
        for (JsonNode line : tree.path("materials")) {
            if (line.path("code").asString().equals(material)) {
                members.forEach(((ObjectNode) line)::put);
            }
        }
        return Plans.with(basis, item, JSON.treeToValue(tree, Item.class));
    }

    private static PlanMaterial line(Plan plan, String material) {
        return plan.materials().stream()
                .filter(line -> line.material().equals(material))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> whoseOf(Plan plan, String material) {
        return plan.materials().stream()
                .filter(line -> line.material().equals(material))
                .map(PlanMaterial::whose)
                .toList();
    }

    private static Plan.Step step(Plan plan, String key) {
        return plan.steps().stream()
                .filter(step -> step.key().equals(key))
                .findAny()
                .orElseThrow();
    }
}
