package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an item shares with others: materials, questions, conditions, forms. */
class DeskDefinitionsIT extends DeskIT {

    @Test
    void newKindsOfMaterialQuestionsAndConditionsComeAlong() {
        String code = "lawyer-cert-reissue";
        ObjectNode proposal = proposal(code, TODAY);
        proposal.putArray("materials")
                .addObject()
                .put("code", "NEW-PROOF")
                .put("name", "新证明")
                .put("form", "electronic")
                .put("source", "shared")
                .put("sharedFrom", "公安")
                .put("group", "proof");
        ObjectNode question = proposal.putArray("questions").addObject();
        question.put("id", "abroad").put("question", "是否在境外?");
        question.putArray("options").addObject().put("value", "yes").put("label", "是");
        ((ArrayNode) question.path("options")).addObject().put("value", "no").put("label", "否");
        ObjectNode condition = proposal.putArray("conditions").addObject().put("text", "人在境外");
        condition.putObject("when").put("abroad", "yes");
        ObjectNode item = at(proposal, "/item");
        ((ArrayNode) item.path("materials"))
                .addObject()
                .put("code", "NEW-PROOF")
                .put("requirement", "conditional")
                .put("condition", "人在境外");
        ObjectNode questions = item.path("questions") instanceof ObjectNode given ? given : item.putObject("questions");
        questions.put("abroad", "yes|no");

        publish(code, 1, proposal).expectStatus().isCreated();

        JsonNode material = read("/api/catalog/materials/NEW-PROOF");
        assertThat(material.at("/sharedFrom").asString()).isEqualTo("公安");
        assertThat(material.at("/usedByItems").toString()).isEqualTo("[\"" + code + "\"]");
        JsonNode guide = read("/api/catalog/items/" + code);
        assertThat(guide.at("/materials")
                        .valueStream()
                        .map(line -> line.at("/when").toString()))
                .contains("{\"abroad\":\"yes\"}");
        assertThat(texts(guide.at("/questions"), "id")).contains("abroad");
        ObjectNode next = proposal(code, TODAY);
        assertThat(next.at("/materials/0/code").asString()).isEqualTo("NEW-PROOF");
        at(next, "/item").put("notes", "再改");
        publish(code, 2, next).expectStatus().isCreated();
    }

    @Test
    void anotherItemMayUseWhatCameAlong() {
        ObjectNode first = proposal("hkmo-rep-cancel", TODAY);
        first.putArray("materials")
                .addObject()
                .put("code", "SEAL-PROOF")
                .put("name", "印章销毁证明")
                .put("form", "copy")
                .put("source", "applicant")
                .put("group", "proof");
        addMaterial(first, "SEAL-PROOF");
        publish("hkmo-rep-cancel", 1, first).expectStatus().isCreated();
        ObjectNode second = proposal("foreign-rep-cancel", TODAY);
        addMaterial(second, "SEAL-PROOF");

        publish("foreign-rep-cancel", 1, second).expectStatus().isCreated();

        assertThat(read("/api/catalog/materials/SEAL-PROOF").at("/usedByItems")).hasSize(2);
    }

    @Test
    void aKnownCodeKeepsItsMeaning() {
        ObjectNode proposal = proposal("arb-establish", TODAY);
        proposal.putArray("materials")
                .addObject()
                .put("code", "ID-CARD")
                .put("name", "另一种证件")
                .put("form", "copy")
                .put("source", "applicant")
                .put("group", "identity");

        assertThat(texts(dryRun("arb-establish", proposal).at("/faults"), "pointer", "code"))
                .contains("/materials/0/code NOT_UNIQUE");
    }

    @Test
    void theOnlyItemThatAsksForAMaterialMayDropIt() {
        String code = "legal-aid-apply";
        ObjectNode proposal = proposal(code, TODAY);
        ArrayNode materials = (ArrayNode) proposal.at("/item/materials");
        int index = texts(materials, "code").indexOf("LA-CASE");
        materials.remove(index);
        assertThat(read("/api/catalog/materials/LA-CASE").at("/usedByItems").toString())
                .isEqualTo("[\"legal-aid-apply\"]");

        publish(code, 1, proposal).expectStatus().isCreated();

        assertThat(read("/api/catalog/materials/LA-CASE").at("/usedByItems")).isEmpty();
    }

    /** Two items of one parent share a file; the one that is changed gets a form of its own. */
    @Test
    void aSharedFormStaysAsItIsForTheOther() {
        ObjectNode proposal = proposal("lawyer-tw-resident", TODAY);
        String field =
                proposal.at("/form/properties").propertyNames().iterator().next();
        at(proposal, "/form/properties/" + field).put("description", "台湾居民的说明。");
        String other =
                read("/api/catalog/items/lawyer-hkmo-resident").at("/form").toString();

        publish("lawyer-tw-resident", 1, proposal).expectStatus().isCreated();

        assertThat(read("/api/catalog/items/lawyer-tw-resident")
                        .at("/form/properties/particulars/properties/" + field + "/description")
                        .asString())
                .isEqualTo("台湾居民的说明。");
        assertThat(read("/api/catalog/items/lawyer-hkmo-resident").at("/form").toString())
                .isEqualTo(other);
        ObjectNode sibling = proposal("lawyer-hkmo-resident", TODAY);
        at(sibling, "/item").put("notes", "另一个也能改");
        publish("lawyer-hkmo-resident", 1, sibling).expectStatus().isCreated();
    }

    @Test
    void theOrderOfFieldsIsKept() {
        String code = "lawyer-cancel";
        ObjectNode proposal = proposal(code, TODAY);
        ObjectNode fields = at(proposal, "/form/properties");
        JsonNode first = fields.remove("licenceNumber");
        fields.set("licenceNumber", first);

        JsonNode seen = dryRun(code, proposal);
        publish(code, 1, proposal).expectStatus().isCreated();

        assertThat(texts(seen.at("/changes"), "text")).containsExactly("填写项的顺序有变化");
        assertThat(read("/api/catalog/items/" + code)
                        .at("/form/properties/particulars/x-order")
                        .toString())
                .endsWith("\"licenceNumber\"]");
        assertThat(source(code).at("/form/properties").propertyNames().toString())
                .endsWith("licenceNumber]");
    }

    private static void addMaterial(ObjectNode proposal, String code) {
        ((ArrayNode) proposal.at("/item/materials"))
                .addObject()
                .put("code", code)
                .put("requirement", "required");
    }
}
