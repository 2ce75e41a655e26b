package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several organs at once (行政许可法第四十二条第二款): no item of the files is handled so; an editor may say that one is. */
class JointHandlingIT extends DeskIT {

    private static final String CODE = "forensic-org-register";

    @Test
    void anEditorMakesAnItemJointAndTheNeighbourIsTold() {
        assertThat(read("/api/catalog/items/" + CODE).has("joint")).isTrue();
        assertThat(read("/api/catalog/items/" + CODE).path("joint").isNull()).isTrue();
        ObjectNode proposal = joint();
        at(proposal, "/item/statutory").put("value", 45);

        JsonNode published = json(publish(CODE, 1, proposal).expectStatus().isCreated());

        assertThat(texts(published.at("/changes"), "about", "text"))
                .contains("LIMITS 法定期限由“20个工作日(自受理之日起)”改为“45个工作日(自受理之日起)”")
                .anySatisfy(text -> assertThat(text).startsWith("LIMITS ").contains("联合办理", "山西省市场监督管理局", "假设"));
        JsonNode neighbour = json(getAs(
                TestIdentity.neighbour("approval", "catalog", "items"), "/internal/items/" + CODE + "?on=" + TODAY));
        assertThat(neighbour.at("/joint/organs/0").asString()).isEqualTo("山西省市场监督管理局");
        assertThat(neighbour.at("/joint/confidence").asString()).isEqualTo("assumption");
    }

    @Test
    void jointHandlingHasFortyFiveDays() {
        JsonNode seen = dryRun("forensic-org-renew", joint("forensic-org-renew"));

        assertThat(seen.at("/publishable").asBoolean()).isFalse();
        assertThat(texts(seen.at("/faults"), "pointer", "code")).containsExactly("/item/statutory/value JOINT_WRONG");
    }

    private ObjectNode joint() {
        return joint(CODE);
    }

    private ObjectNode joint(String code) {
        ObjectNode proposal = proposal(code, TODAY);
        ObjectNode joint = at(proposal, "/item/statutory").putObject("joint");
        joint.putArray("organs").add("山西省市场监督管理局");
        joint.put("basis", "演示用的联合办理").put("confidence", "assumption");
        return proposal;
    }
}
