package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways that do not end in a decision, and what is refused on them. */
class OtherMovesIT extends ApprovalIT {

    @Test
    void aPromiseThatWasMissedIsExplained() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        at("2026-03-25");
        Client decider = official("140000", "decider");

        Answer refused = decider.post(path + "/decision", "{\"outcome\":\"DENY\"}");
        assertThat(refused.body().path("faults").findValuesAsString("pointer"))
                .containsExactly("/reason", "/text", "/overrun");
        moved(decider.post(path + "/decision", "{\"outcome\":\"GRANT\",\"overrun\":\"系统升级\"}"), "GRANTED");

        assertThat(applicant.get(path + "/timeline").raw().body()).contains("\"overrun\":\"系统升级\"");
    }

    private static final String CORRECTION =
            "{\"faults\":[{\"pointer\":\"/form/address\",\"what\":\"地址不完整\",\"how\":\"写明门牌号\"}],\"days\":10}";

    @ParameterizedTest
    @CsvSource({"NO_PERMIT_NEEDED,依法不需要取得行政许可", "OUTSIDE_COMPETENCE,不属于本行政机关职权范围", "FALSE_MATERIAL,隐瞒有关情况或者提供虚假材料"})
    void notAcceptedForAReasonOfTheLaw(String reason, String words) {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);

        moved(
                official("140000", "counter")
                        .post(
                                path + "/non-acceptance",
                                "{\"reason\":\"%s\",\"explanation\":\"请向有权机关提出\",\"rightOrgan\":\"140100\"}"
                                        .formatted(reason)),
                "NOT_ACCEPTED");

        String text = textOf(applicant, path, "NON_ACCEPTANCE");
        assertThat(text).contains("不予受理决定书", words, "请向有权机关提出", "山西省人民政府", "六十日内");
        assertThat(applicant.get(path).body().path("openActions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', REQUIRED",
        "',\"rightOrgan\":\"140000\"', ORGAN_UNKNOWN",
        "',\"rightOrgan\":\"999999\"', ORGAN_UNKNOWN",
        "',\"rightOrganName\":\" \"', REQUIRED"
    })
    void whatIsOutsideTheCompetenceNamesTheRightOrgan(String organ, String code) {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        String body = "{\"reason\":\"OUTSIDE_COMPETENCE\",\"explanation\":\"说明\"" + organ + "}";

        Answer refused = official("140000", "counter").post(path + "/non-acceptance", body);

        assertThat(refused.text("/faults/0/code")).isEqualTo(code);
        moved(
                official("140000", "counter")
                        .post(
                                path + "/non-acceptance",
                                body.replace(organ + "}", "}").replace("}", ",\"rightOrgan\":\"140100\"}")),
                "NOT_ACCEPTED");
        assertThat(textOf(applicant, path, "NON_ACCEPTANCE")).contains("向太原市司法局申请");
        assertThat(applicant.get("/api/organs").body().path("organs")).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"OTHER\",\"explanation\":\"x\"}",
                "{\"reason\":\"FALSE_MATERIAL\",\"explanation\":\" \"}",
                "{\"reason\":\"FALSE_MATERIAL\"}"
            })
    void noReasonOfOnesOwn(String body) {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);

        Answer answer = official("140000", "counter").post(path + "/non-acceptance", body);

        assertThat(answer.status()).isIn(400, 422);
        assertThat(applicant.get(path).text("/state")).isEqualTo("SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"faults\":[],\"days\":10}",
                "{\"faults\":[{\"pointer\":\"/x\",\"what\":\"\",\"how\":\"y\"}],\"days\":10}",
                "{\"faults\":[{\"pointer\":\"/x\",\"what\":\"x\",\"how\":\"y\"}],\"days\":0}",
                "{\"faults\":[{\"pointer\":\"/x\",\"what\":\"x\",\"how\":\"y\"}],\"days\":91}"
            })
    void aCorrectionNoticeSaysWhatAndHowAndUntilWhen(String body) {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);

        assertThat(official("140000", "counter")
                        .post(path + "/correction-request", body)
                        .code())
                .isEqualTo("INVALID_FIELDS");
    }

    @Test
    void theLicensingActIsNotCitedForWhatIsNoLicence() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client counter = official("140000", "counter");

        assertThat(counter.post(path + "/non-acceptance", "{\"reason\":\"NO_PERMIT_NEEDED\",\"explanation\":\"x\"}")
                        .code())
                .isEqualTo("REASON_NOT_FOR_KIND");
        moved(
                counter.post(path + "/non-acceptance", "{\"reason\":\"FALSE_MATERIAL\",\"explanation\":\"材料系伪造\"}"),
                "NOT_ACCEPTED");
        assertThat(applicant.get(path + "/documents").raw().body())
                .contains("法律援助法")
                .doesNotContain("行政许可法");
    }

    @Test
    void electronicDeliveryNeedsConsent() {
        Client applicant = person(newPerson());
        String path = complete(
                applicant,
                "forensic-person-renew",
                "140000",
                PERSON_FORM.replace("\"electronicDelivery\":true", "\"electronicDelivery\":false"));
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");

        assertThat(official("140000", "counter")
                        .post(path + "/delivery", ELECTRONIC)
                        .code())
                .isEqualTo("NO_CONSENT_TO_ELECTRONIC");
        moved(
                official("140000", "counter")
                        .post(path + "/delivery", "{\"channel\":\"POST\",\"receiptNumber\":\"EMS1\"}"),
                "DELIVERED");
        assertThat(applicant.get(path + "/clock").raw().body())
                .contains("CLOSED")
                .doesNotContain("\"DUE\"");
    }

    @Test
    void aCorrectionCorrectsSomething() {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        moved(official("140000", "counter").post(path + "/correction-request", CORRECTION), "CORRECTING");

        assertThat(applicant.post(path + "/correction", "{}").code()).isEqualTo("NOTHING_CORRECTED");
        String revision = applicant.get(path).text("/revision");
        applicant.patch(path, revision, "{\"form\":{\"address\":\"长治路1号\"}}");
        moved(applicant.post(path + "/correction", "{}"), "SUBMITTED");
    }

    @Test
    void silenceAfterTheNoticeReturnsALicence() {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        Client counter = official("140000", "counter");
        moved(counter.post(path + "/correction-request", CORRECTION), "CORRECTING");

        at("2026-03-13");
        moved(counter.post(path + "/return", "{}"), "RETURNED");
        assertThat(applicant.post(path + "/correction", "{}").code()).isEqualTo("OUT_OF_ORDER");
    }

    @Test
    void silenceAfterTheNoticeWithdrawsLegalAid() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client counter = official("140000", "counter");
        moved(counter.post(path + "/correction-request", CORRECTION), "CORRECTING");

        at("2026-03-13");
        moved(counter.post(path + "/return", "{}"), "WITHDRAWN");
    }

    @Test
    void acceptanceAfterFiveSilentDaysCountsFromReceipt() {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        Client counter = official("140000", "counter");

        at("2026-03-10");
        assertThat(counter.post(path + "/correction-request", CORRECTION).code())
                .isEqualTo("WITHIN_ACCEPTANCE_LIMIT");
        assertThat(applicant.get(path + "/clock").text("/acceptedOn")).isEqualTo("2026-03-02");
        Answer accepted = moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(accepted.text("/dueOn")).as("20 working days from 2 March").isEqualTo("2026-03-30");
        assertThat(textOf(applicant, path, "ACCEPTANCE_NOTICE"))
                .contains("自收到申请材料之日（2026年3月2日）起即为受理")
                .doesNotContain("材料齐全");
    }

    @Test
    void withdrawnBeforeTheDecisionAndNotAfterIt() {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        moved(applicant.post(path + "/withdrawal", "{\"reason\":\"不再需要\"}"), "WITHDRAWN");

        String decided = submittedCase(applicant);
        moved(official("140000", "counter").post(decided + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(decided + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(decided + "/decision", GRANT), "GRANTED");
        assertThat(applicant.post(decided + "/withdrawal", "{}").code()).isEqualTo("OUT_OF_ORDER");
    }

    @Test
    void anOutsideDecisionCannotLieInTheFutureNorComeFirst() {
        Client applicant = firm(newPerson());
        String path = complete(applicant, "foreign-rep-change", "140000", FIRM_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        String decision = "{\"outcome\":\"DENY\",\"number\":\"司许决1号\",\"decidedOn\":\"2026-03-%s\",\"document\":\"函\"}";
        Client decider = official("140000", "decider");

        assertThat(decider.post(path + "/outside-decision", decision.formatted("02"))
                        .code())
                .isEqualTo("OUT_OF_ORDER");
        moved(decider.post(path + "/report-out", "{}"), "REPORTED");
        assertThat(decider.post(path + "/outside-decision", decision.formatted("03"))
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(decider.post(path + "/outside-decision", decision.formatted("01"))
                        .code())
                .as("before it was reported")
                .isEqualTo("INVALID_FIELDS");
        moved(decider.post(path + "/outside-decision", decision.formatted("02")), "DENIED");
    }

    @Test
    void theTimeLineHidesFromTheApplicantWhatIsInternal() {
        Client applicant = person(newPerson());
        String path = submittedCase(applicant);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");

        Answer own = applicant.get(path + "/timeline");
        Answer official = official("140000", "decider").get(path + "/timeline");

        assertThat(own.raw().body()).doesNotContain("符合条件").doesNotContain("官reviewer");
        assertThat(official.raw().body()).contains("符合条件", "官reviewer");
        assertThat(StreamSupport.stream(own.body().path("lines").spliterator(), false)
                        .map(line -> line.path("action").asString()))
                .containsExactly("CREATE", "SUBMIT", "ACCEPT", "GIVE_OPINION");
        assertThat(own.text("/lines/2/by")).isEqualTo("山西省司法厅");
    }

    private String submittedCase(Client applicant) {
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        return path;
    }
}
