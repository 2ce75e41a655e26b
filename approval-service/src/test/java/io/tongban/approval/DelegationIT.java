package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.Test;

/** 委托、下放、赋权: who decides, in whose name, and where to go against it; by the day of submission. */
class DelegationIT extends ApprovalIT {

    private static final String PROVINCE_REMEDY = "向山西省人民政府或者司法部申请行政复议";

    @Test
    void anEntrustedOrganDecidesInTheNameOfTheAuthority() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        submitted(applicant, path);
        assertThat(applicant
                        .get(path)
                        .body()
                        .path("exercises")
                        .get(0)
                        .path("mode")
                        .asString())
                .isEqualTo("ENTRUSTED");

        decided(path, "140400");

        assertThat(document(applicant, path, "ACCEPTANCE_NOTICE"))
                .contains("长治市司法局", "向长治市人民政府或者山西省司法厅申请行政复议")
                .doesNotContain("受委托机关");
        assertThat(document(applicant, path, "GRANT"))
                .contains("\n山西省司法厅\n", "受委托机关：长治市司法局", PROVINCE_REMEDY, "晋司许准〔2026〕", "模拟印章")
                .doesNotContain("长治市人民政府");
    }

    @Test
    void whatAnEntrustedOrganGrantedIsTheAuthoritysToRevoke() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        submitted(applicant, path);
        decided(path, "140400");
        String expired = "{\"ground\":\"EXPIRED\",\"explanation\":\"有效期届满\"}";

        assertThat(official("140400", "reviewer")
                        .post(path + "/proceedings", expired)
                        .code())
                .isEqualTo("NOT_ANSWERING_ORGAN");
        Answer opened = moved(official("140000", "reviewer").post(path + "/proceedings", expired), "INITIATED");
        String proceeding = "/api/applications/" + opened.text("/id");
        moved(
                official("140000", "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"属实\"}"),
                "EFFECTED");

        assertThat(document(applicant, proceeding, "DEREGISTRATION"))
                .contains("\n山西省司法厅\n", PROVINCE_REMEDY)
                .doesNotContain("长治市");
    }

    @Test
    void onePartOfThePeriodForEachOrganAndTheWholeForTheOnlyOne() {
        Client applicant = person(newPerson());
        String entrusted = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        submitted(applicant, entrusted);
        String ordinary = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, ordinary);
        moved(official("140400", "counter").post(entrusted + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "counter").post(ordinary + "/acceptance", "{}"), "ACCEPTED");

        // 30 and 20 working days after 2026-03-02, around the three days off of 清明
        assertThat(applicant.get(entrusted).text("/dueOn")).isEqualTo("2026-04-14");
        assertThat(applicant.get(ordinary).text("/dueOn")).isEqualTo("2026-03-30");
    }

    @Test
    void aPowerMovedDownIsExercisedInTheOrgansOwnName() {
        Client firm = firm(newPerson());
        String path = complete(firm, "firm-name-change", "140500", FIRM_FORM);
        submitted(firm, path);

        decided(path, "140500");

        assertThat(document(firm, path, "GRANT"))
                .contains("\n晋城市司法局\n", "向晋城市人民政府或者山西省司法厅申请行政复议", "晋城司许准〔2026〕")
                .doesNotContain("受委托机关");
    }

    @Test
    void theZoneActsInItsOwnNameUnderItsGovernment() {
        Client firm = firm(newPerson());
        String path = complete(firm, "firm-name-change", "140171", FIRM_FORM);
        submitted(firm, path);
        assertThat(official("140100", "counter").get(path).status()).isEqualTo(404);

        decided(path, "140171");

        assertThat(document(firm, path, "GRANT"))
                .contains("\n山西转型综合改革示范区管理委员会\n", "向山西省人民政府申请行政复议", "晋综改许准〔2026〕")
                .doesNotContain("或者");
    }

    @Test
    void theDayOfSubmissionDecidesAndALaterEndChangesNothing() {
        Client applicant = person(newPerson());
        String before = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        String after = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        at("2026-06-30");
        submitted(applicant, before);
        at("2026-07-01");
        submitted(applicant, after);

        assertThat(applicant.get(before).body().path("route")).hasSize(1);
        assertThat(applicant.get(after).body().path("route")).hasSize(2);
        assertThat(applicant.get(after).body().path("exercises")).isEmpty();
        decided(before, "140400");
        assertThat(document(applicant, before, "GRANT")).contains(PROVINCE_REMEDY);
    }

    @Test
    void aZoneWithoutThePowerIsServedByItsCity() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "lawyer-practice-fulltime", "140171");

        Answer detail = applicant.get(path);
        assertThat(detail.text("/route/0/code")).isEqualTo("140100");
        assertThat(detail.text("/route/1/code")).isEqualTo("140000");
    }

    @Test
    void anybodyMayReadTheDelegations() {
        Answer list = person(newPerson()).get("/api/organs/exercises");

        assertThat(list.body().path("exercises")).hasSize(3);
        assertThat(list.text("/exercises/0/announcement")).isEqualTo("公告一");
    }

    private static final String FRAUD = "{\"ground\":\"FRAUD\",\"explanation\":\"提交的证明系伪造\"}";

    @Test
    void whatWasGrantedForAnotherIsRevokedByThatOther() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        submitted(applicant, path);
        decided(path, "140400");

        Answer refused = official("140400", "reviewer").post(path + "/proceedings", FRAUD);
        assertThat(refused.code()).isEqualTo("NOT_ANSWERING_ORGAN");
        assertThat(refused.text("/detail")).contains("山西省司法厅");
        assertThat(official("140100", "reviewer")
                        .post(path + "/proceedings", FRAUD)
                        .status())
                .isEqualTo(404);
        String proceeding = opened("140000", path);

        assertThat(applicant.get(proceeding).body().path("exercises")).hasSize(1);
        revoked(proceeding, "140000");
        assertThat(document(applicant, proceeding, "REVOCATION"))
                .contains("\n山西省司法厅\n", PROVINCE_REMEDY, "晋司许撤销〔2026〕")
                .doesNotContain("受委托机关", "长治");
    }

    @Test
    void theDelegatorSeesWhatIsDoneInItsName() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140400", PERSON_FORM);
        submitted(applicant, path);

        assertThat(official("140000", "decider").get(path).status()).isEqualTo(200);
        assertThat(official("140000", "decider").post(path + "/decision", GRANT).code())
                .isEqualTo("OUT_OF_ORDER");
        assertThat(official("140100", "decider").get(path).status()).isEqualTo(404);
    }

    @Test
    void theZonesPermitsAreRevokedByTheZoneOrItsOwnSuperior() {
        Client firm = firm(newPerson());
        String path = complete(firm, "firm-name-change", "140171", FIRM_FORM);
        submitted(firm, path);
        decided(path, "140171");

        assertThat(official("140100", "reviewer")
                        .post(path + "/proceedings", FRAUD)
                        .status())
                .as("the city around it is not its superior")
                .isEqualTo(404);
        String proceeding = opened("140171", path);
        revoked(proceeding, "140171");

        assertThat(document(firm, proceeding, "REVOCATION"))
                .contains("\n山西转型综合改革示范区管理委员会\n", "向山西省人民政府申请行政复议")
                .doesNotContain("或者山西省司法厅");
    }

    @Test
    void theSuperiorOfWhoGrantedMayRevokeInItsOwnName() {
        Client firm = firm(newPerson());
        String path = complete(firm, "firm-name-change", "140500", FIRM_FORM);
        submitted(firm, path);
        decided(path, "140500");

        String proceeding = opened("140000", path);
        revoked(proceeding, "140000");

        assertThat(document(firm, proceeding, "REVOCATION")).contains("\n山西省司法厅\n", PROVINCE_REMEDY);
    }

    private String opened(String organ, String permit) {
        return "/api/applications/"
                + moved(official(organ, "reviewer").post(permit + "/proceedings", FRAUD), "INITIATED")
                        .text("/id");
    }

    private void revoked(String proceeding, String organ) {
        moved(
                official(organ, "reviewer").post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"),
                "VIEWS_ASKED");
        at("2026-03-11");
        moved(
                official(organ, "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}"),
                "EFFECTED");
    }

    private void decided(String path, String organ) {
        moved(official(organ, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official(organ, "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official(organ, "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    private static String document(Client reader, String path, String kind) {
        for (var document : reader.get(path + "/documents").body().path("items")) {
            if (document.path("kind").asString().equals(kind)) {
                return document.path("text").asString();
            }
        }
        throw new AssertionError("no document of kind " + kind);
    }
}
