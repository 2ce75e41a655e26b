package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the end: 撤销、撤回、注销 as cases of their own; the closed case stays as it was. */
class ProceedingIT extends Holders {

    private static final String FRAUD = "{\"ground\":\"FRAUD\",\"explanation\":\"提交的学历证明系伪造\"}";
    private static final String EXPIRED = "{\"ground\":\"EXPIRED\",\"explanation\":\"有效期届满未申请延续\"}";
    private static final String EFFECT = "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}";
    private static final String DROP = "{\"outcome\":\"DROP\",\"text\":\"撤销可能对公共利益造成重大损害\"}";

    @Test
    void aPermitObtainedByFraudIsRevokedAfterItsHolderWasHeard() {
        Client holder = person(newPerson());
        String permit = permit(holder);
        String before = holder.get(permit + "/timeline").raw().body();

        String proceeding = opened(permit, FRAUD);
        moved(official("140000", "reviewer").post(proceeding + "/views-request", views("2026-03-10")), "VIEWS_ASKED");
        assertThat(official("140000", "decider")
                        .post(proceeding + "/proceeding-decision", EFFECT)
                        .code())
                .isEqualTo("VIEWS_TIME_OVER");
        moved(holder.post(proceeding + "/views", "{\"text\":\"学历真实\"}"), "VIEWS_GIVEN");
        moved(official("140000", "decider").post(proceeding + "/proceeding-decision", EFFECT), "EFFECTED");
        moved(official("140000", "counter").post(proceeding + "/delivery", ELECTRONIC), "DELIVERED");

        String documents = holder.get(proceeding + "/documents").raw().body();
        assertThat(documents).contains("陈述申辩告知书", "撤销行政许可决定书", "基于该行政许可取得的利益不受保护", "申请行政复议", "晋司许撤销〔2026〕");
        assertThat(holder.get(permit + "/timeline").raw().body())
                .as("the closed case")
                .isEqualTo(before);
    }

    /** Certificate and all; those that have replaced it since go with it. */
    @Test
    void whatIsRevokedIsToldToAnybodyAsRevoked() {
        String code = newCode();
        Client centre = centre(code);
        String permit = forensicOrganisation(centre, code);
        at("2026-03-05");
        String change = granted(centre, headChange(centre, code, number(centre, permit)));
        at("2026-03-09");
        String proceeding = opened(permit, FRAUD);
        assertThat(verified(centre, change).path("status").asString()).isEqualTo("VALID");
        moved(official("140000", "reviewer").post(proceeding + "/views-request", views("2026-03-16")), "VIEWS_ASKED");
        moved(centre.post(proceeding + "/views", "{\"text\":\"学历真实\"}"), "VIEWS_GIVEN");
        moved(official("140000", "decider").post(proceeding + "/proceeding-decision", EFFECT), "EFFECTED");

        assertThat(verified(centre, permit).path("status").asString()).isEqualTo("REPLACED");
        assertThat(verified(centre, change).path("statusText").asString()).isEqualTo("撤销");
        assertThat(verified(centre, change).path("statusOn").asString()).isEqualTo("2026-03-09");
        assertThat(verified(centre, change).path("explanation").asString()).isEqualTo("本证照已于2026年3月9日撤销，不再有效。");
        String struck = opened(permit, "{\"ground\":\"ENDED_BY_DECISION\",\"explanation\":\"已被撤销\"}");
        moved(official("140000", "decider").post(struck + "/proceeding-decision", EFFECT), "EFFECTED");
        assertThat(verified(centre, change).path("statusText").asString()).isEqualTo("注销");
    }

    @Test
    void aMatterThatIsDroppedLeavesTheCertificateAsItWas() {
        Client holder = person(newPerson());
        String permit = permit(holder);
        String proceeding = opened(permit, FRAUD);

        moved(official("140000", "decider").post(proceeding + "/proceeding-decision", DROP), "DROPPED");

        assertThat(verified(holder, permit).path("status").asString()).isEqualTo("VALID");
    }

    @Test
    void silencePastTheToldDayWaivesTheViews() {
        Client holder = person(newPerson());
        String proceeding = opened(permit(holder), FRAUD);
        moved(official("140000", "reviewer").post(proceeding + "/views-request", views("2026-03-10")), "VIEWS_ASKED");

        at("2026-03-11");

        moved(official("140000", "decider").post(proceeding + "/proceeding-decision", EFFECT), "EFFECTED");
    }

    @Test
    void deregistrationIsAFormalityAndTheHolderIsTold() {
        Client holder = person(newPerson());
        String proceeding = opened(permit(holder), EXPIRED);

        assertThat(official("140000", "reviewer")
                        .post(proceeding + "/views-request", views("2026-03-10"))
                        .code())
                .isEqualTo("OUT_OF_ORDER");
        moved(official("140000", "decider").post(proceeding + "/proceeding-decision", EFFECT), "EFFECTED");

        assertThat(holder.get(proceeding + "/documents").raw().body()).contains("注销行政许可决定书", "第七十条第（一）项");
    }

    @Test
    void whatWasDecidedIsDeliveredInTenDaysOrEndsWithItsHolder() {
        Client holder = person(newPerson());
        String proceeding = opened(permit(holder), EXPIRED);
        Answer decided =
                moved(official("140000", "decider").post(proceeding + "/proceeding-decision", EFFECT), "EFFECTED");
        assertThat(decided.text("/dueOn")).isEqualTo("2026-03-16");

        moved(
                official("140000", "decider")
                        .post(
                                proceeding + "/termination",
                                "{\"reason\":\"APPLICANT_DIED\",\"explanation\":\"公安机关出具证明\"}"),
                "TERMINATED");
        moved(
                official("140000", "reviewer")
                        .post(opened(permit(holder), FRAUD) + "/conflicts", "{\"reason\":\"被许可人系本人近亲属\"}"),
                "INITIATED");
    }

    @Test
    void whoOpensItDoesNotDecideIt() {
        String proceeding = opened(permit(person(newPerson())), EXPIRED);
        Client both = as(TestIdentity.official("140000-reviewer", "官", "140000", "reviewer", "decider"));

        assertThat(both.post(proceeding + "/proceeding-decision", EFFECT).code())
                .isEqualTo("NOT_OPINION_PERSON");
    }

    @Test
    void oneAtATimeAndAnotherOnceItWasDropped() {
        String permit = permit(person(newPerson()));
        String first = opened(permit, FRAUD);
        assertThat(official("140000", "reviewer")
                        .post(permit + "/proceedings", FRAUD)
                        .code())
                .isEqualTo("PROCEEDING_OPEN");

        moved(official("140000", "decider").post(first + "/proceeding-decision", DROP), "DROPPED");

        assertThat(opened(permit, FRAUD)).isNotEqualTo(first);
    }

    @Test
    void twentyAtOnceOpenOne() {
        String permit = permit(person(newPerson()));

        List<Integer> answers = atOnce(
                20,
                () -> official("140000", "reviewer")
                        .post(permit + "/proceedings", FRAUD)
                        .status());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void theSameKeyOpensOnceAndAnswersTheSame() {
        String permit = permit(person(newPerson()));
        Client reviewer = official("140000", "reviewer");
        String key = UUID.randomUUID().toString();

        Answer first = reviewer.post(permit + "/proceedings", key, FRAUD);
        Answer again = reviewer.post(permit + "/proceedings", key, FRAUD);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(reviewer.post(permit + "/proceedings", key, EXPIRED).status())
                .isEqualTo(422);
    }

    @Test
    void strangersFindNeitherPermitNorProceeding() {
        Client holder = person(newPerson());
        String permit = permit(holder);
        assertThat(official("140100", "reviewer")
                        .post(permit + "/proceedings", FRAUD)
                        .status())
                .isEqualTo(404);
        assertThat(holder.post(permit + "/proceedings", FRAUD).status()).isEqualTo(403);

        String proceeding = opened(permit, FRAUD);

        Client stranger = person(newPerson());
        assertThat(stranger.get(proceeding).status()).isEqualTo(404);
        assertThat(stranger.post(proceeding + "/views", "{\"text\":\"我\"}").status())
                .isEqualTo(404);
        assertThat(official("140200", "decider")
                        .post(proceeding + "/proceeding-decision", EFFECT)
                        .status())
                .isEqualTo(404);
        assertThat(holder.get(proceeding).status()).isEqualTo(200);
    }

    @Test
    void onlyAPermitThatWasGrantedCanBeRevoked() {
        Client applicant = person(newPerson());
        String open = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, open);

        assertThat(official("140000", "reviewer")
                        .post(open + "/proceedings", FRAUD)
                        .status())
                .isEqualTo(404);
        assertThat(official("140000", "reviewer")
                        .post("/api/applications/" + UUID.randomUUID() + "/proceedings", FRAUD)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | 422",
                "{\"ground\":\"WHIM\",\"explanation\":\"随意\"} | 400",
                "{\"ground\":\"FRAUD\",\"explanation\":\" \"}   | 422"
            })
    void aGroundOutsideTheClosedListIsRefused(String body, int status) {
        String permit = permit(person(newPerson()));

        assertThat(official("140000", "reviewer")
                        .post(permit + "/proceedings", body)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theTimeForViewsHasItsBounds() {
        String proceeding = opened(permit(person(newPerson())), FRAUD);

        for (String day : List.of("2026-03-02", "2026-03-06", "2026-06-01")) {
            assertThat(official("140000", "reviewer")
                            .post(proceeding + "/views-request", views(day))
                            .text("/faults/0/pointer"))
                    .isEqualTo("/answerBy");
        }
        assertThat(official("140000", "reviewer").get(proceeding).text("/state"))
                .isEqualTo("INITIATED");
    }

    @Test
    void itStandsInTheQueueOfTheOrganWithItsDay() {
        String proceeding = opened(permit(person(newPerson())), EXPIRED);

        Answer detail = official("140000", "decider").get(proceeding);
        // 20 working days [A] after 2026-03-02
        assertThat(detail.text("/dueOn")).isEqualTo("2026-03-30");
        assertThat(detail.body().path("openActions").findValuesAsString("action"))
                .contains("EFFECT", "DROP");
    }

    private String permit(Client holder) {
        String path = complete(holder, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(holder, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(
                as(TestIdentity.official("140000-other", "审", "140000", "reviewer"))
                        .post(path + "/opinion", OPINION),
                "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        return path;
    }

    private String opened(String permit, String body) {
        return "/api/applications/"
                + moved(official("140000", "reviewer").post(permit + "/proceedings", body), "INITIATED")
                        .text("/id");
    }

    private static String views(String answerBy) {
        return "{\"answerBy\":\"" + answerBy + "\"}";
    }
}
