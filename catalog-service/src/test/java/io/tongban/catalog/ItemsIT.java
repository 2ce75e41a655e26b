package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.TestIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Guides, and what is not there. */
class ItemsIT extends CatalogIT {

    @Test
    void givesTheWholeGuide() {
        JsonNode guide = read("/api/catalog/items/lawyer-practice-fulltime");

        assertThat(guide.at("/name").asString()).isEqualTo("律师执业许可(专职律师)");
        assertThat(guide.at("/version").asInt()).isEqualTo(1);
        assertThat(guide.at("/effectiveFrom").asString()).isEqualTo("2024-01-01");
        assertThat(guide.at("/publishedAt").asString()).endsWith("+08:00");
        assertThat(guide.at("/illustration").asBoolean()).isTrue();
        assertThat(guide.at("/notice").asString()).contains("研究用模拟目录");
        assertThat(guide.at("/statutory").toString())
                .contains("\"value\":30", "\"unit\":\"workday\"", "\"from\":\"accepted\"");
        assertThat(guide.at("/stages").toString())
                .isEqualTo("[{\"level\":\"city\",\"value\":20},{\"level\":\"province\",\"value\":10}]");
        assertThat(guide.at("/materials")).hasSize(10);
        assertThat(guide.at("/materials/6/commitment").asString()).isEqualTo("CM-01");
        assertThat(guide.at("/onSiteReason").isNull()).isTrue();
    }

    /** What the approval service reads; it reads the same from the neighbour's address. */
    @Test
    void tellsQuestionsWhenAndUntilWhenAMaterialIsAskedForAndTheForm() {
        JsonNode guide = read("/api/catalog/items/branch-change");
        JsonNode neighbour =
                json(getAs(TestIdentity.neighbour("approval", "catalog", "items"), "/internal/items/branch-change"));

        assertThat(guide.at("/questions/0/id").asString()).isEqualTo("change");
        assertThat(guide.at("/questions/0/multiple").asBoolean()).isTrue();
        assertThat(guide.at("/questions/0/options"))
                .extracting(option -> option.at("/value").asString())
                .containsExactly("name", "premises", "head", "lawyers");
        assertThat(guide.at("/questions/1").toString())
                .contains("\"id\":\"agent\"", "\"multiple\":false", "{\"label\":\"是\",\"value\":\"yes\"}");
        assertThat(line(guide, "LAWYER-CERT").at("/when").toString()).isEqualTo("{\"change\":\"head|lawyers\"}");
        assertThat(line(guide, "LAWYER-CERT").at("/condition").asString()).isEqualTo("变更负责人或者派驻律师");
        assertThat(line(guide, "LAWYER-CERT").at("/due").asString()).isEqualTo("submission");
        assertThat(line(guide, "FIRM-LICENCE-ORIG").at("/when").toString()).isEqualTo("{}");
        assertThat(line(guide, "FIRM-LICENCE-ORIG").at("/due").asString()).isEqualTo("before-delivery");
        assertThat(guide.at("/form/x-order/5").asString()).isEqualTo("particulars");
        assertThat(guide.at("/form/properties/particulars/properties/newHead/x-when/change")
                        .asString())
                .isEqualTo("head");
        assertThat(neighbour.at("/commitments")).hasSize(1);
        assertThat(neighbour.at("/commitments/0/code").asString()).isEqualTo("CM-05");
        assertThat(neighbour.at("/commitments/0/version").asInt()).isEqualTo(1);
        assertThat(neighbour.at("/commitments/0/whatIsProved").asString()).isNotBlank();
        assertThat(neighbour.at("/commitments/0/falseCommitment/credit").asString())
                .isNotBlank();
        for (String shared : List.of("questions", "materials", "form")) {
            assertThat(neighbour.path(shared)).as(shared).isEqualTo(guide.path(shared));
        }
    }

    private static JsonNode line(JsonNode guide, String material) {
        return guide.at("/materials")
                .valueStream()
                .filter(line -> line.at("/code").asString().equals(material))
                .findAny()
                .orElseThrow();
    }

    @Test
    void givesOneVersionAsItIsOrWillBe() {
        assertThat(read("/api/catalog/items/lq-grant/versions/1")).isEqualTo(read("/api/catalog/items/lq-grant"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/catalog/items/no-such-item, ITEM_UNKNOWN",
        "/api/catalog/items/LQ-GRANT, ITEM_UNKNOWN",
        "/api/catalog/items/lq-grant' or 'a'='a, ITEM_UNKNOWN",
        "/api/catalog/items/%E4%BA%8B, ITEM_UNKNOWN",
        "/api/catalog/items/lq-grant/versions/2, ITEM_VERSION_UNKNOWN",
        "/api/catalog/items/lq-grant/versions/0, ITEM_VERSION_UNKNOWN",
        "/api/catalog/packages/PK-NONE, PACKAGE_UNKNOWN",
        "/api/catalog/commitments/CM-99, COMMITMENT_UNKNOWN",
        "/api/catalog/materials/NONE, MATERIAL_UNKNOWN",
        "/api/catalog/nothing, NOT_FOUND"
    })
    void saysWhatIsNotThere(String path, String code) {
        JsonNode problem = json(client.get()
                .uri(URI.create(root() + path.replace(" ", "%20").replace("'", "%27")))
                .header("X-Passport", visitor())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json"));

        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/requestId").asString()).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a;b", "..%2Fitems", "%0d%0aX: y"})
    void anAddressThatTheFirewallDropsGetsAProblemToo(String code) {
        JsonNode problem = json(client.get()
                .uri(URI.create(root() + "/api/catalog/items/" + code.replace(" ", "%20")))
                .header("X-Passport", visitor())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json"));

        assertThat(problem.at("/code").asString()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "99999999999", "1.5"})
    void refusesAVersionThatIsNoNumber(String version) {
        JsonNode problem = json(get("/api/catalog/items/lq-grant/versions/{v}", version)
                .expectStatus()
                .isBadRequest());

        assertThat(problem.at("/code").asString()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void beforeTheFirstPublicationNothingIsInForce() {
        clock.set(Instant.parse("2023-12-31T15:59:59Z"));

        for (String path : List.of("summary", "items", "packages", "commitments")) {
            JsonNode problem = json(get("/api/catalog/" + path).expectStatus().isNotFound());
            assertThat(problem.at("/code").asString()).isEqualTo("NOTHING_IN_FORCE");
        }
        get("/api/catalog/items/lq-grant").expectStatus().isNotFound();

        clock.set(Instant.parse("2023-12-31T16:00:00Z"));
        get("/api/catalog/items/lq-grant").expectStatus().isOk();
    }
}
