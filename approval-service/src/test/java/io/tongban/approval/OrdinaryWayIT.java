package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from draft to delivered result, one of each kind. */
class OrdinaryWayIT extends ApprovalIT {

    @Test
    void aLicenceAcceptedReviewedAndDecidedByTheProvince() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140105", PERSON_FORM);

        Answer submitted = submitted(applicant, path);
        assertThat(submitted.text("/caseNumber")).matches("SX2026-\\d{6}-[0-9X]");
        assertThat(submitted.text("/dueOn")).isEqualTo("2026-03-09");

        at("2026-03-03");
        Answer accepted = moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(accepted.text("/dueOn")).isEqualTo("2026-03-31");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        at("2026-03-10");
        Answer granted = moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        assertThat(granted.text("/dueOn")).isEqualTo("2026-03-24");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");

        Answer seen = applicant.get(path);
        assertThat(seen.text("/state")).isEqualTo("DELIVERED");
        assertThat(seen.body().path("openActions")).isEmpty();
        assertThat(documents(applicant, path))
                .containsExactly("RECEIPT", "ACCEPTANCE_NOTICE", "CERTIFICATE", "GRANT", "DELIVERY_RECEIPT");
        assertThat(eventsOf(path)).containsExactly("submitted", "accepted", "opinion-given", "granted", "delivered");
    }

    @Test
    void aLicenceForwardedFromACity() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
        submitted(applicant, path);

        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(textOf(applicant, path, "ACCEPTANCE_NOTICE"))
                .as("thirty days by law, not the city's twenty")
                .contains("法定办结期限：2026年4月14日");
        assertThat(official("140000", "decider").get(path).status())
                .as("on the route, but it has not come here yet")
                .isEqualTo(404);
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        assertThat(official("140100", "decider").post(path + "/decision", GRANT).code())
                .isEqualTo("DECIDED_HERE");
        at("2026-03-16");
        Answer forwarded = moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        assertThat(forwarded.text("/dueOn"))
                .as("ten working days of the province")
                .isEqualTo("2026-03-30");
        assertThat(official("140100", "reviewer")
                        .post(path + "/opinion", OPINION)
                        .code())
                .isEqualTo("CASE_HELD_HERE");
        assertThat(official("140000", "decider")
                        .get(path)
                        .body()
                        .path("materials")
                        .get(4)
                        .path("files"))
                .as("all materials go with it")
                .hasSize(1);
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(
                official("140000", "decider")
                        .post(
                                path + "/decision",
                                "{\"outcome\":\"DENY\",\"reason\":\"CONDITIONS_NOT_MET\",\"text\":\"实习考核不合格\"}"),
                "DENIED");

        String text = textOf(applicant, path, "DENIAL");
        assertThat(text).contains("山西省人民政府", "司法部", "六十日", "六个月", "实习考核不合格", "演示数据");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    @Test
    void aLicenceDecidedByTheMinistryAndRecordedHere() {
        Client applicant = firm(newPerson());
        String path = complete(applicant, "foreign-rep-change", "140000", FIRM_FORM);
        submitted(applicant, path);

        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        assertThat(official("140000", "decider").post(path + "/decision", GRANT).code())
                .isEqualTo("DECIDED_HERE");
        Answer reported = moved(official("140000", "decider").post(path + "/report-out", "{}"), "REPORTED");
        assertThat(reported.text("/dueState")).isEqualTo("NONE");
        String decision = """
                {"outcome":"GRANT","number":"司许决〔2026〕12号","decidedOn":"2026-03-02","document":"部门函件"}
                """;
        at("2026-03-20");
        Answer recorded = moved(official("140000", "decider").post(path + "/outside-decision", decision), "GRANTED");
        assertThat(recorded.text("/dueOn"))
                .as("ten working days from the Ministry's decision")
                .isEqualTo("2026-03-16");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
        assertThat(documents(applicant, path))
                .as("nothing is signed for the Ministry")
                .containsExactly("RECEIPT", "ACCEPTANCE_NOTICE", "DELIVERY_RECEIPT");
    }

    @Test
    void aRecordFilingIsRecordedAtOnceByACounty() {
        Client applicant = firm(newPerson());
        String path = complete(applicant, "mediation-org-record", "140105", FIRM_FORM);
        Answer submitted = submitted(applicant, path);
        assertThat(submitted.text("/dueState"))
                .as("no five days: not a licence")
                .isEqualTo("NONE");

        moved(official("140105", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140105", "decider").post(path + "/decision", GRANT), "GRANTED");
        moved(official("140105", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
        String receipt = textOf(applicant, path, "GRANT");
        assertThat(receipt).startsWith("备案回执").contains("太原市小店区人民政府", "太原市司法局").doesNotContain("行政许可法");
    }

    @Test
    void legalAidRunsInNaturalDaysFromReceipt() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        Answer submitted = submitted(applicant, path);
        assertThat(submitted.text("/dueOn")).isEqualTo("2026-03-09");

        at("2026-03-04");
        Answer accepted = moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(accepted.text("/dueOn")).as("not from acceptance").isEqualTo("2026-03-09");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        moved(official("140000", "reviewer").post(path + "/assignment", AID), "GRANTED");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    @Test
    void correctionStopsTheFiveDaysAndStartsThemAgain() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client counter = official("140000", "counter");
        String request = """
                {"faults":[{"pointer":"/materials/FO-REPORT","what":"执业情况报告未签名","how":"签名后重新上传"},
                {"pointer":"/form/address","what":"地址不完整","how":"写明门牌号"}],"days":15}
                """;
        Answer asked = moved(counter.post(path + "/correction-request", request), "CORRECTING");
        assertThat(asked.text("/dueState")).isEqualTo("PAUSED");
        assertThat(counter.post(path + "/return", "{}").code()).isEqualTo("ANSWER_TIME_OVER");

        at("2026-03-12");
        int revision = applicant.get(path).body().path("revision").asInt();
        applicant.patch(path, String.valueOf(revision), "{\"form\":{\"address\":\"太原市小店区长治路1号\"}}");
        Answer corrected = moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");
        assertThat(corrected.text("/dueOn")).isEqualTo("2026-03-19");
        assertThat(counter.post(path + "/correction-request", request).code()).isEqualTo("FIRST_CORRECTION");
        String notice = textOf(applicant, path, "CORRECTION_NOTICE");
        assertThat(notice).contains("补正告知书", "1. 执业情况报告未签名", "2. 地址不完整", "2026年3月17日");
    }

    @Test
    void theClockExplainsItsDates() {
        Client applicant = person(newPerson());
        at("2026-02-13");
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        JsonNode limit = applicant.get(path + "/clock").body().at("/limits/0");

        assertThat(limit.path("dueOn").asString()).isEqualTo("2026-02-27");
        assertThat(texts(limit.path("steps"), "text")).contains("调休上班,计至第1个工作日", "法定节假日放假,不计", "工作日,计至第5个工作日");
    }

    private static List<String> documents(Client client, String path) {
        return texts(client.get(path + "/documents").body().path("items"), "kind");
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(field).asString())
                .toList();
    }

    /** Names of the events that notice was told of this case, in order, each once. */
    private static List<String> eventsOf(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        await().until(() -> told(id).stream().anyMatch(name -> name.equals("delivered")));
        return told(id);
    }

    private static List<String> told(String id) {
        return NOTICE.findAll(postRequestedFor(urlEqualTo("/internal/events"))).stream()
                .flatMap(request -> StreamSupport.stream(
                        JsonMapper.shared().readTree(request.getBodyAsString()).spliterator(), false))
                .filter(event -> event.path("subject").asString().equals(id))
                .map(event -> event.path("type").asString().replace("cn.tongban.application.", ""))
                .toList();
    }
}
