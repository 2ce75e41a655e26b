package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guide as it is answered: steps, remedy, commitments by name, provenance; and as a page to print. */
class GuideIT extends CatalogIT {

    @Test
    void aGuideTellsHowItWasMade() {
        JsonNode guide = read("/api/catalog/items/lawyer-practice-fulltime");

        assertThat(guide.path("steps").size()).isEqualTo(7);
        assertThat(guide.path("remedy").asString()).contains("行政复议");
        assertThat(guide.path("commitments").toString()).contains("\"CM-01\"", "无犯罪记录证明");
        assertThat(guide.at("/provenance/assumption").toString()).contains("承诺时限", "申请表、引导问题、材料提交情形的判定条件");
    }

    @Test
    void aGuideTellsWhatItsItemReducesBesideABaselineThatIsAnAssumption() {
        JsonNode reductions = read("/api/catalog/items/lq-grant").path("reductions");

        assertThat(reductions.path("lines").toString())
                .isEqualTo(
                        "{\"singly\":4,\"distinct\":4,\"given\":0,\"brought\":2,\"made\":1,\"fetched\":1,\"supplied\":0,"
                                + "\"committed\":0,\"handedIn\":0,\"committable\":0,\"dependSingly\":2,\"depend\":2}");
        assertThat(reductions.path("visits").toString()).isEqualTo("{\"before\":2,\"now\":1}");
        assertThat(reductions.path("law").toString())
                .isEqualTo("{\"steps\":[\"lq-grant\"],\"periods\":[{\"value\":20,\"unit\":\"workday\"}]}");
        assertThat(reductions.path("baseline").asString()).contains("假设[A]");
        JsonNode aid = read("/api/catalog/items/legal-aid-apply").path("reductions");
        assertThat(aid.at("/promise/periods").toString()).isEqualTo("[{\"value\":3,\"unit\":\"day\"}]");
        assertThat(aid.at("/lines/depend").asInt()).isPositive();
    }

    /** Every item, so that none fails. */
    @Test
    void whatEveryItemReducesAddsUp() {
        for (Item item : CatalogFolder.shipped().items().values()) {
            Reductions.Lines lines = Planner.alone(item).lines();

            assertThat(lines.distinct() + lines.depend())
                    .as(item.code())
                    .isEqualTo(item.materials().size());
            assertThat(lines.singly()).as(item.code()).isEqualTo(lines.distinct());
            assertThat(lines.given() + lines.brought() + lines.made() + lines.fetched() + lines.handedIn())
                    .as(item.code())
                    .isEqualTo(lines.distinct());
        }
    }

    @Test
    void everyMaterialOfThePageSaysWhenAndFromWhom() {
        String page = page("/api/catalog/items/firm-partners-change/print");
        JsonNode guide = read("/api/catalog/items/firm-partners-change");

        for (JsonNode material : guide.path("materials")) {
            assertThat(page)
                    .contains("<th scope=\"row\">" + material.path("name").asString() + "</th>");
        }
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("研究用模拟目录", "设定依据", "救济途径", "申请时提交", "部门共享,无需提交", "假设")
                .doesNotContain("{{", "null");
    }

    /** Whatever an editor may write. */
    @Test
    void textsOfTheCatalogueAreNoMarkup() {
        assertThat(new GuideAnswers(new JsonMapper())
                        .page(read("/api/catalog/items/lq-grant")
                                .toString()
                                .replace("法律职业资格", "<script>alert(1)</script>")))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script");
    }

    @Test
    void anUnknownItemHasNoPage() {
        get("/api/catalog/items/none/print").expectStatus().isNotFound();
    }

    private String page(String path) {
        return get(path)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
