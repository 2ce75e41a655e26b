package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 送达 by each channel; 指派 of legal aid; 当场更正. */
class DeliveryIT extends ApprovalIT {

    private Client applicant;
    private Client counter;
    private String path;

    @BeforeEach
    void grantedOnTheSecond() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        at("2026-03-06");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":\"POST\",\"receiptNumber\":\"EMS123\",\"deliveredOn\":\"2026-03-05\"} | 邮寄回执EMS123 | 2026年3月5日",
                "{\"channel\":\"COUNTER\",\"recipient\":\"张伟\"}                              | 签收人：张伟   | 2026年3月6日",
                "{\"channel\":\"LEFT\",\"recipient\":\"张伟\",\"place\":\"住所\",\"witnesses\":[\"甲\",\"乙\"]} | 见证人：甲、乙 | 2026年3月6日",
                "{\"channel\":\"ELECTRONIC\"}                                                 | 电子送达       | 2026年3月6日"
            })
    void eachChannelHasItsProofAndItsDay(String request, String proof, String day) {
        moved(counter.post(path + "/delivery", request), "DELIVERED");

        assertThat(textOf(applicant, path, "DELIVERY_RECEIPT")).contains(proof, "送达日期：" + day);
    }

    @Test
    void aPublicNoticeDeliversAfterThirtyDays() {
        String notice = "{\"channel\":\"PUBLIC_NOTICE\",\"place\":\"省司法厅门户网站\",\"publishedOn\":\"2026-03-06\"}";
        assertThat(counter.post(path + "/delivery", notice).text("/faults/0/code"))
                .isEqualTo("NOT_OVER");
        at("2026-04-04");
        assertThat(counter.post(path + "/delivery", notice).text("/faults/0/code"))
                .isEqualTo("NOT_OVER");
        at("2026-04-05");
        moved(counter.post(path + "/delivery", notice), "DELIVERED");

        assertThat(textOf(applicant, path, "DELIVERY_RECEIPT")).contains("2026年4月5日", "省司法厅门户网站", "待法制机构确认");
        assertThat(applicant.get(path + "/timeline").raw().body()).contains("\"deliveredOn\":\"2026-04-05\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":\"POST\"}                                                          | /receiptNumber",
                "{\"channel\":\"COUNTER\",\"recipient\":\" \"}                                   | /recipient",
                "{\"channel\":\"LEFT\",\"recipient\":\"甲\",\"place\":\"x\",\"witnesses\":[\"乙\",\"乙\"]} | /witnesses",
                "{\"channel\":\"PUBLIC_NOTICE\",\"place\":\"网站\"}                              | /publishedOn",
                "{\"channel\":\"COUNTER\",\"recipient\":\"甲\",\"deliveredOn\":\"2026-03-07\"}    | /deliveredOn",
                "{\"channel\":\"COUNTER\",\"recipient\":\"甲\",\"deliveredOn\":\"2026-03-01\"}    | /deliveredOn",
                "{\"channel\":\"ELECTRONIC\",\"deliveredOn\":\"2026-03-05\"}                      | /deliveredOn"
            })
    void whatAChannelNeedsAndNothingBeforeTheDecisionOrInTheFuture(String request, String pointer) {
        Answer refused = counter.post(path + "/delivery", request);

        assertThat(refused.code()).isEqualTo("INVALID_FIELDS");
        assertThat(refused.body().path("faults").findValuesAsString("pointer")).contains(pointer);
        assertThat(applicant.get(path).text("/state")).isEqualTo("GRANTED");
    }

    @Test
    void officialsSeeWhenTheRecipientFirstReadIt() {
        moved(counter.post(path + "/delivery", ELECTRONIC), "DELIVERED");
        assertThat(firstRead(counter)).isEmpty();
        at("2026-03-07");
        String grant = id("GRANT");
        assertThat(applicant.get(path + "/documents/" + grant).status()).isEqualTo(200);
        at("2026-03-09");
        applicant.get(path + "/documents/" + grant + ".pdf");

        assertThat(firstRead(counter)).startsWith("2026-03-07");
        assertThat(firstRead(applicant)).as("for officials").isEmpty();
    }

    @Test
    void legalAidIsAssignedWithinThreeDaysAndBeforeItsDelivery() {
        at("2026-03-06");
        String aid = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, aid);
        moved(counter.post(aid + "/acceptance", "{}"), "ACCEPTED");
        Client reviewer = official("140000", "reviewer");
        moved(reviewer.post(aid + "/opinion", OPINION), "OPINED");
        assertThat(reviewer.post(aid + "/assignment", AID).code()).isEqualTo("OUT_OF_ORDER");
        Answer granted = moved(official("140000", "decider").post(aid + "/decision", GRANT), "GRANTED");
        assertThat(granted.text("/dueOn")).as("natural days").isEqualTo("2026-03-09");
        assertThat(counter.post(aid + "/delivery", ELECTRONIC).code()).isEqualTo("AID_ASSIGNED");
        assertThat(official("140200", "reviewer").post(aid + "/assignment", AID).status())
                .isEqualTo(404);

        Answer assigned = moved(reviewer.post(aid + "/assignment", AID), "GRANTED");

        assertThat(assigned.text("/dueState")).isEqualTo("NONE");
        assertThat(reviewer.post(aid + "/assignment", AID).code()).isEqualTo("AID_NOT_ASSIGNED");
        assertThat(textOf(applicant, aid, "ASSIGNMENT_NOTICE")).contains("山西示例律师事务所王强", "法律援助法");
        moved(counter.post(aid + "/delivery", ELECTRONIC), "DELIVERED");
    }

    @Test
    void anObviousErrorIsCorrectedOnTheSpotAndNoNoticeIsUsedUp() {
        Client other = person(newPerson());
        String fresh = complete(other, "forensic-person-renew", "140000", PERSON_FORM);
        Answer submitted = submitted(other, fresh);
        String ask = "{\"errors\":[{\"pointer\":\"/form/address\",\"what\":\"地址漏写门牌号\"},"
                + "{\"pointer\":\"/form/phone\",\"what\":\"手机号有误\"}]}";
        String patch = "{\"form\":{\"address\":\"太原市小店区长治路1号\",\"phone\":\"13922223333\"}}";
        assertThat(other.post(fresh + "/spot-correction", patch).code()).isEqualTo("SPOT_CORRECTION_OPEN");
        Answer asked = moved(counter.post(fresh + "/spot-correction-requests", ask), "SUBMITTED");
        assertThat(asked.text("/dueOn")).as("the clock goes on").isEqualTo(submitted.text("/dueOn"));

        Answer outside = other.post(fresh + "/spot-correction", "{\"form\":{\"name\":\"张三\"}}");
        assertThat(outside.text("/faults/0/code")).isEqualTo("NOT_NAMED");
        assertThat(other.post(fresh + "/spot-correction", "{\"form\":{\"phone\":\"1\"}}")
                        .code())
                .isEqualTo("FORM_FAULTS");
        assertThat(other.post(fresh + "/spot-correction", "{\"form\":{\"address\":\"太原市小店区\"}}")
                        .code())
                .isEqualTo("NOTHING_CORRECTED");
        assertThat(person(newPerson()).post(fresh + "/spot-correction", patch).status())
                .isEqualTo(404);
        moved(other.post(fresh + "/spot-correction", patch), "SUBMITTED");

        assertThat(counter.get(fresh).text("/form/address")).isEqualTo("太原市小店区长治路1号");
        assertThat(counter.get(fresh).text("/form/phone")).isEqualTo("139****3333");
        assertThat(counter.post(fresh + "/reveal", "{\"pointer\":\"/phone\",\"reason\":\"联系申请人\"}")
                        .text("/value"))
                .isEqualTo("13922223333");
        assertThat(counter.get(fresh + "/timeline").raw().body())
                .contains("当场更正", "太原市小店区长治路1号", "139****3333")
                .doesNotContain("13922223333");
        moved(
                counter.post(
                        fresh + "/correction-request",
                        "{\"faults\":[{\"pointer\":\"/form/matter\",\"what\":\"不清\",\"how\":\"写明\"}],\"days\":10}"),
                "CORRECTING");
    }

    private String firstRead(Client reader) {
        for (var document : reader.get(path + "/documents").body().path("items")) {
            if (document.path("kind").asString().equals("GRANT")) {
                return document.path("firstReadAt").asString("");
            }
        }
        throw new AssertionError("no grant");
    }

    private String id(String kind) {
        for (var document : counter.get(path + "/documents").body().path("items")) {
            if (document.path("kind").asString().equals(kind)) {
                return document.path("id").asString();
            }
        }
        throw new AssertionError("no " + kind);
    }
}
