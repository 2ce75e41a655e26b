package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Committing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is no licence and was got by an untrue commitment: aid that ends, its giver heard first; for no other cause. */
class CommitmentAnnulmentIT extends Committing {

    private static final String UNTRUE = "{\"ground\":\"FALSE_COMMITMENT\",\"explanation\":\"经济状况与承诺不符\"}";

    private static final String ISSUING = "legal-aid-issuing";

    private final String number = "E" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void legalAidThatRestsOnAnUntrueCommitmentEndsAfterHearing() {
        Client applicant = person(newPerson());
        String path = aided(applicant, form(number));
        Client reviewer = official(PROVINCE, "reviewer");
        assertThat(reviewer.post(path + "/proceedings", UNTRUE).code()).isEqualTo("COMMITMENT_FALSE_FIRST");
        is(verified(path, "LA-ECON", "FALSE"), "FALSE");
        for (String other : new String[] {"FRAUD", "NOT_QUALIFIED", "LAW_CHANGED", "EXPIRED"}) {
            assertThat(reviewer.post(path + "/proceedings", UNTRUE.replace("FALSE_COMMITMENT", other))
                            .code())
                    .as(other)
                    .isEqualTo("APPLICATION_NOT_FOUND");
        }
        assertThat(official("140100", "reviewer")
                        .post(path + "/proceedings", UNTRUE)
                        .code())
                .isEqualTo("APPLICATION_NOT_FOUND");

        String proceeding = "/api/applications/"
                + moved(reviewer.post(path + "/proceedings", UNTRUE), "INITIATED")
                        .text("/id");
        assertThat(reviewer.post(path + "/proceedings", UNTRUE).code()).isEqualTo("PROCEEDING_OPEN");
        moved(reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"), "VIEWS_ASKED");
        assertThat(person(newPerson()).get(proceeding).status()).isEqualTo(404);
        moved(applicant.post(proceeding + "/views", "{\"text\":\"说明\"}"), "VIEWS_GIVEN");
        Client decider = official(PROVINCE, "decider");
        String effect = "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}";
        assertThat(decider.post(proceeding + "/proceeding-decision", effect.replace("}", ",\"publicSafety\":true}"))
                        .code())
                .as("no permit")
                .isEqualTo("INVALID_FIELDS");
        moved(decider.post(proceeding + "/proceeding-decision", effect), "EFFECTED");

        assertThat(textOf(applicant, proceeding, "VIEWS_NOTICE"))
                .contains("拟依法终止法律援助", "法律援助法")
                .doesNotContain("行政许可");
        assertThat(textOf(applicant, proceeding, "ANNULMENT"))
                .contains("终止法律援助决定书", "第四十八条第一款第(一)项".replace('(', '（').replace(')', '）'), "信用修复前", "第四十九条", "行政复议")
                .doesNotContain("行政许可");
        await().untilAsserted(() -> NOTICE.verify(postRequestedFor(urlEqualTo("/internal/events"))
                .withRequestBody(containing(proceeding.substring(18)))
                .withRequestBody(containing("cn.tongban.application.effected"))
                .withRequestBody(containing("\"itemName\": \"终止法律援助\""))
                .withRequestBody(containing("第四十九条"))
                .withRequestBody(containing("行政复议"))));
        assertThat(applicant.get(proceeding).text("/item/name"))
                .as("what its notices and its receipt call it")
                .isEqualTo("终止法律援助");
        assertThat(item(applicant, path, "LA-ECON").path("state").asString()).isEqualTo("FINAL");
        assertThat(sign(applicant, filledDraft(applicant, form(number)), "NO-CRIME")
                        .code())
                .isEqualTo("COMMITMENT_BARRED");
        moved(official(PROVINCE, "counter").post(proceeding + "/delivery", ELECTRONIC), "DELIVERED");
        assertThat(textOf(applicant, proceeding, "DELIVERY_RECEIPT"))
                .contains("终止法律援助")
                .doesNotContain("备案");
        assertThat(applicant.get(path).text("/state"))
                .as("the closed case is as it was")
                .isEqualTo("DELIVERED");
    }

    @Test
    void whatAidWasGivenByIsTheEndedOneAndNotRevoked() throws IOException {
        issuing();
        Client applicant = person(newPerson());
        String path = aided(applicant, ISSUING, form(number));
        is(verified(path, "LA-ECON", "FALSE"), "FALSE");
        Client reviewer = official(PROVINCE, "reviewer");
        String proceeding = "/api/applications/"
                + moved(reviewer.post(path + "/proceedings", UNTRUE), "INITIATED")
                        .text("/id");
        moved(reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"), "VIEWS_ASKED");
        moved(applicant.post(proceeding + "/views", "{\"text\":\"说明\"}"), "VIEWS_GIVEN");
        assertThat(applicant.get("/api/certificates").text("/items/0/statusText"))
                .isEqualTo("有效");
        moved(
                official(PROVINCE, "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}"),
                "EFFECTED");

        JsonNode certificate =
                applicant.get("/api/certificates").body().path("items").get(0);
        assertThat(certificate.path("statusText").asString()).isEqualTo("终止");
        Answer checked = applicant.get(certificate.path("verify").asString());
        assertThat(checked.text("/status")).isEqualTo("REVOKED");
        assertThat(checked.text("/statusText")).isEqualTo("终止");
        assertThat(checked.text("/explanation")).endsWith("终止，不再有效。").doesNotContain("撤销");
        Answer english = Client.send(applicant
                .request(certificate.path("verify").asString())
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .GET());
        assertThat(english.raw().body()).contains("终止 (Ended)").doesNotContain("Revoked");
    }

    /** The same item, whose decision is an electronic one that can be checked. */
    private static void issuing() throws IOException {
        ObjectNode item = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readString(Path.of("src/test/resources/items/legal-aid-apply.json")));
        item.put("code", ISSUING);
        item.set("results", JsonMapper.shared().readTree("""
                [{"name": "给予法律援助决定书", "form": "电子证照(电子文书)为主", "kind": "reply", "kindName": "批复、决定书", "issuer": "organ",
                "permits": "给予法律援助", "condition": null, "when": {}, "effect": "issues", "type": null, "of": null,
                "validity": {"value": null, "unit": "unlimited", "confidence": "assumption"}, "holder": [], "shows": []}]
                """));
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ISSUING)).willReturn(okJson(item.toString())));
    }

    @Test
    void whereTheViewsHoldNothingHappens() {
        Client applicant = person(newPerson());
        String path = aided(applicant, form(number));
        is(verified(path, "LA-ECON", "FALSE"), "FALSE");
        Client reviewer = official(PROVINCE, "reviewer");
        String proceeding = "/api/applications/"
                + moved(reviewer.post(path + "/proceedings", UNTRUE), "INITIATED")
                        .text("/id");
        moved(reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"), "VIEWS_ASKED");
        moved(applicant.post(proceeding + "/views", "{\"text\":\"说明\"}"), "VIEWS_GIVEN");
        moved(
                official(PROVINCE, "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"DROP\",\"text\":\"陈述属实\"}"),
                "DROPPED");

        assertThat(textOf(applicant, proceeding, "CLOSURE_NOTICE"))
                .contains("不予终止法律援助")
                .doesNotContain("行政许可");
        signed(applicant, filledDraft(applicant, form(number)), "NO-CRIME");
    }
}
