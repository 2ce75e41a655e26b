package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of a plan: every field once, and none that is known or that a form does not have under the answers. */
class PlanFormsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "name=yes head=no addr=no partner=no charter=no agreement=no";
    private static final String SETUP = "form=general named=no other_firm=yes other_prov=no all_same=";

    @Test
    void eachFieldOfTheFormsIsAskedOnce() {
        Plan plan = Plans.of("PK-FIRM-SETUP", SETUP + "no", 3).plan();

        assertThat(plan.forms().parts())
                .filteredOn(part -> part.step() == null)
                .extracting(PlanForms.Part::whose)
                .containsExactly(
                        "founder",
                        "lawyer-transfer-in-province/lawyer-transfer-in-province-1",
                        "lawyer-transfer-in-province/lawyer-transfer-in-province-2",
                        "lawyer-transfer-in-province/lawyer-transfer-in-province-3");
        assertThat(Plans.part(plan, "firm-name-preapproval").filled()).isEqualTo(Map.of("form", "general"));
        assertThat(Plans.part(plan, "firm-name-preapproval").ask()).doesNotContain("form");
        assertThat(plan.forms().schemas().keySet())
                .containsExactly(
                        "common-natural",
                        "firm-name-preapproval",
                        "firm-establish-general",
                        "lawyer-transfer-in-province");
        assertThat(plan.forms().schemas().get("common-natural").toString()).doesNotContain("particulars", "examples");
        assertThat(plan.reductions().fields().once())
                .isLessThan(plan.reductions().fields().singly());
    }

    @Test
    void whatIsKnownAlreadyIsLeftOutOfAFormThatDoesNotHaveIt() {
        PlanBasis change = conditional("PK-FIRM-CHANGE", "firm-name-change", "nameNotice");
        PlanBasis setup = conditional("PK-FIRM-SETUP", "firm-name-preapproval", "form");
        Map<String, Object> changing =
                new HashMap<>(Plans.of("PK-FIRM-CHANGE", NAME, 0).body());
        Map<String, Object> settingUp =
                new HashMap<>(Plans.of("PK-FIRM-SETUP", SETUP + "no", 0).body());

        for (String agent : List.of("yes", "no")) {
            changing.put("itemAnswers", Map.of("firm", Map.of("agent", agent)));
            settingUp.put("itemAnswers", Map.of("founder", Map.of("agent", agent)));
            PlanForms.Part name = Plans.part(Planner.plan(change, changing), "firm-name-change");
            PlanForms.Part form = Plans.part(Planner.plan(setup, settingUp), "firm-name-preapproval");

            assertThat(name.supplied().containsKey("nameNotice")).isEqualTo(agent.equals("yes"));
            assertThat(name.ask()).doesNotContain("nameNotice");
            assertThat(form.filled().containsKey("form")).isEqualTo(agent.equals("yes"));
            assertThat(form.ask()).doesNotContain("form");
        }
    }

    @Test
    void anAnswerFillsTheFormOfItsStepOnly() {
        PlanBasis basis = Plans.basis("PK-FIRM-SETUP");
        ObjectNode tree =
                JSON.valueToTree(basis.items().get("firm-establish-general").item());
        tree.set(
                "form",
                JSON.valueToTree(
                        basis.items().get("firm-name-preapproval").item().form()));
        PlanBasis same = Plans.with(basis, "firm-establish-general", JSON.treeToValue(tree, Item.class));
        Plan plan =
                Planner.plan(same, Plans.of("PK-FIRM-SETUP", SETUP + "no", 0).body());

        assertThat(Plans.part(plan, "firm-name-preapproval").filled()).containsKey("form");
        assertThat(Plans.part(plan, "firm-establish-general").filled()).isEmpty();
        assertThat(Plans.part(plan, "firm-establish-general").ask()).contains("form");
    }

    @Test
    void aResultFillsTheFormsOfThoseWhoAskForItOnly() {
        PlanBasis basis = Plans.basis("PK-FIRM-CHANGE");
        ObjectNode tree = JSON.valueToTree(basis.items().get("firm-name-change").item());
        tree.withArray("materials")
                .removeIf(line -> line.path("code").asString().equals("NAME-NOTICE"));
        PlanBasis without = Plans.with(basis, "firm-name-change", JSON.treeToValue(tree, Item.class));
        Plan plan = Planner.plan(without, Plans.of("PK-FIRM-CHANGE", NAME, 0).body());

        assertThat(Plans.part(plan, "firm-name-change").supplied()).isEmpty();
        assertThat(Plans.part(plan, "firm-name-change").ask()).contains("nameNotice");
    }

    @Test
    void aFieldDependsUntilItsQuestionIsAnswered() {
        PlanBasis basis = conditional("PK-FIRM-CHANGE", "firm-name-change", "newName");
        Map<String, Object> body =
                new HashMap<>(Plans.of("PK-FIRM-CHANGE", NAME, 0).body());
        PlanForms.Part open = Plans.part(Planner.plan(basis, body), "firm-name-change");
        body.put("itemAnswers", Map.of("firm", Map.of("agent", "yes")));
        PlanForms.Part answered = Plans.part(Planner.plan(basis, body), "firm-name-change");

        assertThat(open.depends()).isEqualTo(Map.of("newName", List.of("agent")));
        assertThat(open.ask()).doesNotContain("newName");
        assertThat(answered.depends()).isEmpty();
        assertThat(answered.ask()).contains("newName");
    }

    @Test
    void whatOneOfSeveralCommonPartsHasIsAskedOfAll() {
        PlanBasis basis = Plans.basis("PK-FIRM-CHANGE");
        ObjectNode tree = JSON.valueToTree(basis.items().get("firm-name-change").item());
        ((ObjectNode) tree.at("/form/properties")).putObject("fax").put("type", "string");
        tree.withObject("form").withArray("x-order").add("fax");
        PlanBasis more = Plans.with(basis, "firm-name-change", JSON.treeToValue(tree, Item.class));
        Plan plan = Planner.plan(
                more,
                Plans.of("PK-FIRM-CHANGE", NAME.replace("head=no", "head=yes"), 0)
                        .body());

        assertThat(plan.forms().parts())
                .filteredOn(part -> part.step() == null && part.whose().equals("firm"))
                .singleElement()
                .satisfies(part -> assertThat(part.ask()).endsWith("fax").doesNotHaveDuplicates());
    }

    @Test
    void whatTwoCasesOfOnePersonHaveInCommonIsCountedTwiceWhereEachIsFiledByItself() {
        Plan plan =
                Plans.of("PK-NOTARY-APPOINT", "route=general was_lawyer=yes", 0).plan();
        Reductions.Fields fields = plan.reductions().fields();
        int common =
                FormParts.names(plan.forms().schemas().get("common-natural")).size();

        assertThat(fields.singly() - fields.once()).isEqualTo(common);
    }

    /** The package with a form in which the field is there only for an agent. */
    private static PlanBasis conditional(String code, String item, String field) {
        PlanBasis basis = Plans.basis(code);
        ObjectNode tree = JSON.valueToTree(basis.items().get(item).item());
        ((ObjectNode) tree.at("/form/properties/particulars/properties/" + field))
                .putObject("x-when")
                .put("agent", "yes");
        return Plans.with(basis, item, JSON.treeToValue(tree, Item.class));
    }
}
