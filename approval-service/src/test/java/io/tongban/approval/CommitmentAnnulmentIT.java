package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Committing;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is no licence and was got by an untrue commitment: aid that ends, its giver heard first; for no other cause. */
class CommitmentAnnulmentIT extends Committing {

    private static final String UNTRUE = "{\"ground\":\"FALSE_COMMITMENT\",\"explanation\":\"经济状况与承诺不符\"}";

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
