package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a grant brings about, at the desk. */
class DeskResultsIT extends DeskIT {

    private static final String CODE = "forensic-org-renew";

    @Test
    void whatAGrantBringsAboutIsShownAsItDiffers() {
        ObjectNode proposal = proposal(CODE, TOMORROW);
        ObjectNode result = at(proposal, "/item/results/0");
        result.put("kind", "certificate").put("permits", "从事法医类鉴定业务");
        at(result, "/validity").put("value", 3).put("confidence", "established");
        ((ArrayNode) result.path("shows")).add("expertCount");
        ((ArrayNode) at(proposal, "/item").path("results"))
                .addObject()
                .put("name", "准予延续决定书")
                .put("form", "电子文书")
                .put("kind", "reply")
                .put("issuer", "organ")
                .put("permits", "准予延续")
                .put("effect", "issues")
                .putObject("validity")
                .put("unit", "unlimited")
                .put("confidence", "assumption");

        JsonNode seen = dryRun(CODE, proposal);

        assertThat(seen.at("/publishable").asBoolean()).as(seen.toString()).isTrue();
        assertThat(texts(seen.at("/changes"), "about", "kind", "text"))
                .containsExactly(
                        "RESULTS CHANGED 办理结果“司法鉴定许可证”的种类由“证照”改为“证书”",
                        "RESULTS CHANGED 办理结果“司法鉴定许可证”的内容由“从事司法鉴定业务”改为“从事法医类鉴定业务”",
                        "RESULTS CHANGED 办理结果“司法鉴定许可证”的有效期由“5年(凭记忆)”改为“3年(已核对)”",
                        "RESULTS CHANGED 办理结果“司法鉴定许可证”的登载的字段由“categories”改为“categories、expertCount”",
                        "RESULTS ADDED 新增办理结果:准予延续决定书");
    }

    @Test
    void aFaultyResultIsRefusedWithItsPlace() {
        ObjectNode proposal = proposal(CODE, TOMORROW);
        ObjectNode result = at(proposal, "/item/results/0");
        result.put("issuer", "ministry").remove("type");
        at(result, "/validity").put("unit", "earlier");
        ((ArrayNode) result.path("shows")).add("principal");
        at(proposal, "/item/actsOn").put("expires", "licenceNumber");

        assertThat(texts(dryRun(CODE, proposal).at("/faults"), "pointer", "code"))
                .containsExactlyInAnyOrder(
                        "/item/results/0/issuer RESULT_ISSUER_WRONG",
                        "/item/results/0/validity/value RESULT_VALIDITY_WRONG",
                        "/item/results/0/validity/unit RESULT_VALIDITY_WRONG",
                        "/item/results/0/type RESULT_EFFECT_WRONG",
                        "/item/results/0/shows RESULT_FIELD_WRONG",
                        "/item/actsOn/expires RESULT_FIELD_WRONG");
    }

    @Test
    void whoReadsTheGuideAndTheNeighbourAreToldTheSame() {
        JsonNode guide = read("/api/catalog/items/" + CODE);
        JsonNode neighbour =
                json(getAs(TestIdentity.neighbour("approval", "catalog", "items"), "/internal/items/" + CODE));

        assertThat(guide.at("/results/0/kindName").asString()).isEqualTo("证照");
        assertThat(guide.at("/results/0/effect").asString()).isEqualTo("renews");
        assertThat(guide.at("/results/0/validity").toString())
                .contains("\"value\":5", "\"unit\":\"year\"", "\"confidence\":\"memory\"");
        assertThat(guide.at("/actsOn").toString()).contains("licenceNumber", "expiresOn");
        assertThat(neighbour.path("results")).isEqualTo(guide.path("results"));
        assertThat(neighbour.path("actsOn")).isEqualTo(guide.path("actsOn"));
    }
}
