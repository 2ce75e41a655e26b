package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tongban.support.problem.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is said of a package and cannot be planned. */
class PlanRefusedTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aPackageOfBeforeItSaidWhoseItsStepsAreIsNotPlanned() {
        ObjectNode old = JSON.valueToTree(Plans.given("PK-FIRM-CHANGE"));
        old.remove(List.of("parties", "whenEmpty"));
        old.withArray("steps").forEach(step -> ((ObjectNode) step).remove(List.of("party", "confirmedBy")));
        old.withArray("questions")
                .forEach(question -> question.path("options")
                        .forEach(option -> ((ObjectNode) option).remove(List.of("fills", "commits"))));
        PlanBasis basis = Plans.basis(JSON.treeToValue(old, ServicePackage.class));

        assertThat(refused(basis, Map.of("answers", Map.of())).refusal().problem())
                .isEqualTo(CatalogProblem.PACKAGE_NOT_PLANNED);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Map<String, Object> body = new HashMap<>();
        body.put("answers", Map.of("form", "round", "named", 1, "color", "red"));
        body.put(
                "repeats",
                Map.of(
                        "firm-cancel",
                        List.of("甲"),
                        "firm-name-preapproval",
                        List.of("乙"),
                        "lawyer-transfer-inbound",
                        List.of("丙", "丙", "", "<b>丁</b>")));
        body.put("itemAnswers", Map.of("founder", "yes"));
        body.put("commitments", Map.of("founder", Map.of("ASSETS", "perhaps")));
        body.put("note/1~2", "?");

        assertThat(faults("PK-FIRM-SETUP", body))
                .containsExactlyInAnyOrder(
                        "/answers/form NOT_A_CHOICE",
                        "/answers/named NOT_A_CHOICE",
                        "/answers/other_firm REQUIRED",
                        "/answers/other_prov REQUIRED",
                        "/answers/all_same REQUIRED",
                        "/answers/color UNKNOWN_QUESTION",
                        "/repeats/firm-cancel UNKNOWN_STEP",
                        "/repeats/firm-name-preapproval NOT_REPEATED",
                        "/repeats/lawyer-transfer-inbound/1 TWICE",
                        "/repeats/lawyer-transfer-inbound/2 FORMAT",
                        "/repeats/lawyer-transfer-inbound/3 FORMAT",
                        "/itemAnswers/founder WRONG_TYPE",
                        "/commitments/founder/ASSETS NOT_A_CHOICE",
                        "/note~11~02 UNKNOWN_FIELD");
    }

    @Test
    void whatDoesNotFitThePlanIsToldAtOnceToo() {
        Map<String, Object> body = new HashMap<>(
                Plans.of("PK-FORENSIC-SETUP", "newstaff=no moved=yes lab=no", 0).body());
        body.put("repeats", Map.of("forensic-person-register", List.of("甲")));
        body.put(
                "itemAnswers",
                Map.of(
                        "organisation", Map.of("laboratory", "yes", "agent", List.of("yes", "no"), "means", "check"),
                        "forensic-person-change", Map.of("change", List.of("category")),
                        "nobody", Map.of("agent", "yes")));
        body.put("commitments", Map.of("organisation", Map.of("FO-PREMISES", "commitment", "FO-FUND", "commitment")));

        assertThat(faults("PK-FORENSIC-SETUP", body))
                .containsExactlyInAnyOrder(
                        "/repeats/forensic-person-register NOT_CHOSEN",
                        "/itemAnswers/organisation/laboratory CONTRADICTS_ANSWER",
                        "/itemAnswers/organisation/agent ONE_ONLY",
                        "/itemAnswers/organisation/means UNKNOWN_QUESTION",
                        "/itemAnswers/forensic-person-change/change CONTRADICTS_ANSWER",
                        "/itemAnswers/nobody UNKNOWN_WHOSE",
                        "/commitments/organisation/FO-FUND NOT_OFFERED");
        body.keySet().removeAll(List.of("repeats", "commitments"));
        body.put(
                "itemAnswers",
                Map.of(
                        "forensic-person-change",
                        Map.of("change", List.of("category", "organisation")),
                        "organisation",
                        Map.of("laboratory", "no")));
        assertThat(step(Planner.plan(Plans.basis("PK-FORENSIC-SETUP"), body), "forensic-person-change")
                        .answers())
                .isEqualTo(Map.of("change", List.of("organisation", "category")));
    }

    @Test
    void aPersonIsInOneStepOnlyAndSoManyAtMost() {
        Map<String, Object> body = new HashMap<>(
                Plans.of("PK-FIRM-CANCEL", "branch=no lawyers=mixed", 0).body());
        body.put("repeats", Map.of("lawyer-cancel", List.of("甲"), "lawyer-transfer-in-province", List.of("乙", " 甲 ")));
        assertThat(faults("PK-FIRM-CANCEL", body)).hasSize(1).first().asString().endsWith(" TWICE");

        for (Object labels :
                List.of(List.of(), List.of(1), java.util.Collections.nCopies(51, "甲"), "甲", Map.of("甲", 1))) {
            body.put("repeats", Map.of("lawyer-cancel", labels));
            assertThat(faults("PK-FIRM-CANCEL", body)).as("%s", labels).isNotEmpty();
        }
        for (String label :
                List.of("<script>", "甲\n乙", "甲\u202e乙", "\u0000", "a/b", "甲".repeat(61), "=1+1", "$", " ")) {
            body.put("repeats", Map.of("lawyer-cancel", List.of(label)));
            assertThat(faults("PK-FIRM-CANCEL", body)).as(label).containsExactly("/repeats/lawyer-cancel/0 FORMAT");
        }
        for (String label : List.of("买买提·艾力", "O'Brien-Li", "示例(太原)律师事务所朔州分所", "甲", "𠮷野", "2号分所")) {
            body.put("repeats", Map.of("lawyer-cancel", List.of(label)));
            assertThat(Planner.plan(Plans.basis("PK-FIRM-CANCEL"), body).steps())
                    .extracting(Plan.Step::label)
                    .contains(label);
        }
    }

    @Test
    void aHostileBodyIsNotAnsweredByAGreaterOne() {
        Map<String, Object> answers = new HashMap<>();
        for (int n = 0; n < 10_000; n++) {
            answers.put("x".repeat(500) + n, "y");
        }
        List<String> faults = faults("PK-FIRM-SETUP", Map.of("answers", answers));

        assertThat(faults).hasSize(100).allMatch(fault -> fault.length() < 120);
    }

    private static List<String> faults(String code, Map<String, Object> body) {
        return refused(Plans.basis(code), body).refusal().faults().stream()
                .peek(fault ->
                        assertThat(List.of(fault.detail(), fault.detailEn())).noneMatch(String::isBlank))
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static RefusedException refused(PlanBasis basis, Map<String, Object> body) {
        return catchThrowableOfType(RefusedException.class, () -> Planner.plan(basis, body));
    }

    private static Plan.Step step(Plan plan, String key) {
        return plan.steps().stream()
                .filter(step -> step.key().equals(key))
                .findAny()
                .orElseThrow();
    }
}
