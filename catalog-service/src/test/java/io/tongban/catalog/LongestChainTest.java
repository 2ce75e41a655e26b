package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Periods in different units side by side. */
class LongestChainTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Five working days are seven days, a month is thirty; the branch's case is made the shortest. */
    @ParameterizedTest
    @CsvSource({
        "20, workday, 27, day, lawyer-transfer-in-province",
        "20, workday, 29, day, lawyer-cancel",
        "21, workday, 1, month, lawyer-cancel",
        "22, workday, 1, month, lawyer-transfer-in-province",
        "1, month, 29, day, lawyer-transfer-in-province",
        "1, month, 31, day, lawyer-cancel"
    })
    void theLongerOneIsTheChain(int transfer, String unit, int cancel, String otherUnit, String longest) {
        PlanBasis basis = Plans.basis("PK-FIRM-CANCEL");
        basis = period(basis, "branch-cancel", 1, "day");
        basis = period(basis, "lawyer-transfer-in-province", transfer, unit);
        basis = period(basis, "lawyer-cancel", cancel, otherUnit);
        Plan plan = Planner.plan(
                basis, Plans.of("PK-FIRM-CANCEL", "branch=yes lawyers=mixed", 0).body());

        assertThat(plan.reductions().law().steps()).isEqualTo(List.of(longest, "firm-cancel"));
        assertThat(plan.reductions().law().periods())
                .contains(
                        longest.equals("lawyer-cancel")
                                ? new Reductions.Days(cancel, otherUnit)
                                : unit.equals("month")
                                        ? new Reductions.Days(transfer, unit)
                                        : workdays(basis, transfer));
    }

    /** Sums stay in their units: those of the firm's own case come on top. */
    private static Reductions.Days workdays(PlanBasis basis, int before) {
        return new Reductions.Days(
                before + basis.items().get("firm-cancel").item().statutory().value(), "workday");
    }

    private static PlanBasis period(PlanBasis basis, String code, int value, String unit) {
        ObjectNode tree = JSON.valueToTree(basis.items().get(code).item());
        ((ObjectNode) tree.path("statutory")).put("value", value).put("unit", unit);
        return Plans.with(basis, code, JSON.treeToValue(tree, Item.class));
    }
}
