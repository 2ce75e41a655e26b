package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartsIT extends CatalogIT {

    @Test
    void countsTheCatalogue() {
        JsonNode summary = read("/api/catalog/summary");

        assertThat(summary.at("/counts").toString())
                .isEqualTo(
                        "{\"items\":64,\"online\":63,\"onSite\":1,\"materials\":143,\"commitments\":8,\"packages\":10}");
        assertThat(summary.at("/categories")).hasSize(11);
        assertThat(summary.at("/categories/0").toString())
                .isEqualTo("{\"code\":\"lawyer\",\"name\":\"律师\",\"items\":12}");
        assertThat(summary.at("/illustration").asBoolean()).isTrue();
        assertThat(summary.at("/publication").asInt())
                .isEqualTo(CatalogFolder.shipped().meta().number());
    }

    @Test
    void listsAllPackagesAndCommitmentsOverSeveralPages() {
        assertThat(codes("/api/catalog/packages", 3))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .startsWith("PK-FIRM-SETUP");
        assertThat(codes("/api/catalog/commitments", 5))
                .containsExactly("CM-01", "CM-02", "CM-03", "CM-04", "CM-05", "CM-06", "CM-07", "CM-08");
    }

    @Test
    void aCursorOfOneListIsNoneOfAnother() {
        String cursor = read("/api/catalog/packages?limit=3").at("/next").asString();

        JsonNode problem = json(get("/api/catalog/commitments?cursor={c}", cursor)
                .expectStatus()
                .isBadRequest());

        assertThat(problem.at("/code").asString()).isEqualTo("CURSOR_NOT_OURS");
    }

    @Test
    void givesOnePackageWithItsQuestionsAndSteps() {
        JsonNode given = read("/api/catalog/packages/PK-LAWYER-FIRST");

        assertThat(given.at("/allOnline").asBoolean()).isFalse();
        assertThat(given.at("/steps/0/when/cert").asString()).isEqualTo("no");
        assertThat(given.at("/steps/1/dependsOn/0").asString()).isEqualTo("lq-grant");
        assertThat(given.at("/producedInside/0/producedBy").asString()).isEqualTo("lq-grant");
        assertThat(given.at("/illustration").asBoolean()).isTrue();
    }

    @Test
    void saysWhichItemsAdmitACommitmentAndAskForAMaterial() {
        JsonNode commitment = read("/api/catalog/commitments/CM-05");
        JsonNode material = read("/api/catalog/materials/NO-CRIME");

        assertThat(commitment.at("/replacesMaterials").toString())
                .isEqualTo("[\"PREMISES\",\"N-PREMISES\",\"FO-PREMISES\"]");
        assertThat(commitment.at("/usedByItems")).hasSize(11);
        assertThat(commitment.at("/confidence").asString()).isEqualTo("assumption");
        assertThat(material.at("/commitment").asString()).isEqualTo("CM-01");
        assertThat(material.at("/usedByItems").toString()).contains("\"lq-grant\"");
    }

    private List<String> codes(String path, int limit) {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = read(path + "?limit={l}&cursor={c}", limit, cursor);
            page.at("/items").forEach(line -> codes.add(line.at("/code").asString()));
            cursor = page.at("/next").isNull() ? null : page.at("/next").asString();
        }
        return codes;
    }
}
